/** EB-23: every trip of the breaker with its values, newest last, so many and no more. */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { isAtLeast } from './effectiveLevel.ts';

/** The Risk screen shows this many; the journal has all. */
export const KEPT_TRIPS = 200;

/** One rise of one trigger. */
export interface TripRecord {
  /** Rises by one with each trip of the workspace. */
  readonly id: number;
  readonly trigger: string;
  readonly rule: string;
  readonly from: Level;
  readonly to: Level;
  readonly value: string;
  readonly limit: string;
  readonly at: UnixMs;
  /** When the trigger fell below `to` again, or a person released it; null while it has not. */
  readonly clearedAt: UnixMs | null;
  readonly text: string;
  /** The emergency stop it led to. */
  readonly incident: string | null;
}

/** A change of one trigger's level. */
export type LevelChange = Omit<TripRecord, 'id' | 'clearedAt'>;

/** The history after a change: a rise is added, a fall ends the trips above the new level. */
export function afterChange(trips: readonly TripRecord[], change: LevelChange): readonly TripRecord[] {
  if (isAtLeast(change.from, change.to)) return trips.map((trip) => ended(trip, change));
  const id = (trips.at(-1)?.id ?? 0) + 1;
  return [...trips, { ...change, id, clearedAt: null }].slice(-KEPT_TRIPS);
}

function ended(trip: TripRecord, { trigger, to, at }: LevelChange): TripRecord {
  const isOver = trip.trigger === trigger && trip.clearedAt === null && !isAtLeast(to, trip.to);
  return isOver ? { ...trip, clearedAt: at } : trip;
}
