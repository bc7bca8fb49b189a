/**
 * EB-11: our position against the venue's. Two polls must agree that they differ, because a fill may be on its way. A position that is not ours is at
 * L3 as soon as they do (RC-26).
 */
import type { Level } from '../../../shared/model/mode.ts';
import { decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { secondsText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { higherLevel } from './effectiveLevel.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'MISMATCH',
  name: 'Position mismatch',
  rule: 'EB-11',
  definition:
    'Difference between our position and the one the venue reports. More than one lot in two polls sends closing orders only and asks the venue again; unresolved, or with a position that is not ours, the strategies are halted.',
};

/** One symbol of one poll; signed quantities. */
export interface PositionPair {
  readonly symbol: string;
  readonly internal: Decimal;
  /** Both legs of hedge mode together. */
  readonly venue: Decimal;
  readonly lot: Decimal;
  /** What the venue reports, each leg on its own. */
  readonly legs: readonly Decimal[];
  /** A derivative position that is neither ours nor left alone (RC-26): it differs by any size, and where its legs come to nothing. */
  readonly isForeign: boolean;
}

/** A symbol whose position differs by more than a lot since some polls. */
export interface Mismatch extends PositionPair {
  /** Polls that counted: each at least the gap after the one before. */
  readonly polls: number;
  /** Of them, the last ones in a row in which the position was not ours. */
  readonly foreignPolls: number;
  readonly lastAt: UnixMs;
  /** When enough polls agreed; null until then. */
  readonly confirmedAt: UnixMs | null;
}

type MismatchSettings = Pick<BreakerSettings['breaker'], 'mismatchPolls' | 'mismatchGapMs' | 'mismatchL3Ms'>;

/** The open mismatches after a poll of every symbol; one that agrees again is gone. */
export function nextMismatches(
  before: readonly Mismatch[],
  poll: { readonly at: UnixMs; readonly pairs: readonly PositionPair[] },
  settings: MismatchSettings,
): readonly Mismatch[] {
  return poll.pairs
    .filter(({ internal, venue, lot, isForeign }) => isForeign || internal.minus(venue).abs().greaterThan(lot))
    .map((pair) => {
      const known = before.find((each) => each.symbol === pair.symbol);
      return counted(known, pair, { at: poll.at, settings });
    });
}

function counted(
  known: Mismatch | undefined,
  pair: PositionPair,
  { at, settings }: { readonly at: UnixMs; readonly settings: MismatchSettings },
): Mismatch {
  const isCounted = known === undefined || at - known.lastAt >= settings.mismatchGapMs;
  const step = isCounted ? 1 : 0;
  const polls = (known?.polls ?? 0) + step;
  const foreignPolls = pair.isForeign ? (known?.foreignPolls ?? 0) + step : 0;
  const confirmedAt = known?.confirmedAt ?? (polls >= settings.mismatchPolls ? at : null);
  return { ...pair, polls, foreignPolls, lastAt: isCounted ? at : known.lastAt, confirmedAt };
}

/** What the trigger looks at. */
export interface MismatchFacts {
  readonly open: readonly Mismatch[];
  /** When positions were last compared; null before the first time. */
  readonly polledAt: UnixMs | null;
}

/** Reads the open mismatches: L2 once confirmed, L3 when it stays or is not ours. Reports the highest, and of several the one confirmed first. */
export function mismatchTrigger(
  { open, polledAt }: MismatchFacts,
  now: UnixMs,
  settings: MismatchSettings,
): TriggerReading {
  const worst = worstOf(open, (each) => levelOf(each, now, settings));
  const level = worst === null ? 'L0' : levelOf(worst, now, settings);
  const difference = worst === null ? null : worst.internal.minus(worst.venue).abs();
  return {
    ...identity,
    level,
    keeps: level,
    value: worst === null || difference === null ? 'no difference' : `${decimalText(difference)} ${worst.symbol}`,
    limit: worst === null ? '1 lot' : `1 lot, ${decimalText(worst.lot)}`,
    used: worst === null || difference === null ? 0 : usedShare(difference.toNumber(), worst.lot.toNumber()),
    text: worst === null || level === 'L0' ? '' : differenceText(worst),
    clears: 'Clears 5 min after positions agree',
    next: nextText(worst, level, settings),
    severity: severityOf(level),
    inputs:
      worst === null
        ? 'positions agree'
        : `${differenceText(worst)}, ${worst.polls} of ${settings.mismatchPolls} polls`,
    basis: polledAt === null ? 'positions were not compared yet' : "the venue's report",
    measuredAt: polledAt,
  };
}

function worstOf(open: readonly Mismatch[], level: (mismatch: Mismatch) => Level): Mismatch | null {
  const highest = open.map(level).reduce<Level>(higherLevel, 'L0');
  const worst = open.filter((each) => level(each) === highest);
  return worst.reduce<Mismatch | null>(
    (first, each) => (sinceOf(each) < sinceOf(first) ? each : first),
    worst[0] ?? null,
  );
}

/** Unconfirmed ones come after all that are. */
const sinceOf = (mismatch: Mismatch | null): number => mismatch?.confirmedAt ?? Number.POSITIVE_INFINITY;

function levelOf({ confirmedAt, foreignPolls }: Mismatch, now: UnixMs, settings: MismatchSettings): Level {
  if (confirmedAt === null) return 'L0';
  if (foreignPolls >= settings.mismatchPolls) return 'L3';
  return now - confirmedAt >= settings.mismatchL3Ms ? 'L3' : 'L2';
}

/** Both sides as a clause; two legs are said one by one. */
export function differenceText({ symbol, internal, venue, legs }: PositionPair): string {
  const said = legs.length > 1 ? legs.map(decimalText).join(' and ') : decimalText(venue);
  return `${symbol}: we hold ${decimalText(internal)}, the venue says ${said}`;
}

function nextText(worst: Mismatch | null, level: Level, settings: MismatchSettings): string {
  if (worst === null || level === 'L0')
    return `L2 after ${settings.mismatchPolls} polls that differ by more than a lot`;
  return level === 'L2' ? `L3 when unresolved after ${secondsText(settings.mismatchL3Ms)}` : '';
}
