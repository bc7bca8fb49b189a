/** One turn of the engine: the state, the event's time, and the effects gathered so far. */
import type { Actor, DurabilityClass, EntryData, EntryDraft, EntryType } from '../../shared/model/entry.ts';
import type { Book } from '../../shared/model/mode.ts';
import type { VenueAccount } from '../../shared/model/venueAccount.ts';
import type { Settings } from '../../shared/settings.ts';
import { invariant } from '../../shared/base/invariant.ts';
import { toWire } from '../../shared/values/decimal.ts';
import { rfc3339, type UnixMs } from '../../shared/values/time.ts';
import type { VenueCapabilities } from '../ports/venue.ts';
import { foldEntry } from './foldEntry.ts';
import type { ActivityNote, Effects, TimerName } from './events.ts';
import type { EngineState } from './state.ts';

export interface VenueFacts {
  readonly name: string;
  readonly capabilities: VenueCapabilities;
  /** What was set up; the venues that the desk plays itself have none. */
  readonly account?: VenueAccount | null;
}

export interface EngineFacts {
  /** In force now; replaced only by the settings command, within a turn (CV-09). */
  settings: Settings;
  /** Hash of the settings in force. */
  configHash: string;
  /** The venue of each book; no live venue means that the live rungs cannot be reached. */
  readonly venues: { readonly PAPER: VenueFacts; readonly LIVE: VenueFacts | null };
  /** The live venue is a simulated stand-in: a rehearsal of the ladder. */
  readonly standInLive: boolean;
  readonly session: string;
  readonly app: string;
  readonly host: 'electron' | 'browser' | 'headless';
  /** Lower-case hex SHA-256 of text. */
  readonly sha256: (text: string) => string;
  /** Takes the entries instead of the journal: a backtest keeps what its result needs and nothing else. */
  readonly sink?: EntrySink;
}

/** Hears of every entry right after it was folded, in domain form. */
export type EntrySink = <Type extends EntryType>(type: Type, data: EntryData<Type>, at: UnixMs) => void;

export interface Step {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly at: UnixMs;
  readonly mono: string;
  readonly effects: Effects;
  /** Book the turn works in. */
  readonly book: Book;
  /** Who caused this turn. */
  actor: Actor;
}

/** Effects of a turn that does nothing. */
export const noEffects = (): Effects => ({
  cancelFirst: [],
  reduce: [],
  cancel: [],
  drafts: [],
  durability: 'C',
  enter: [],
  query: [],
  snapshot: [],
  arm: [],
  timers: [],
  notify: [],
  replies: [],
  activity: [],
  fund: [],
  publishNow: false,
  stopFirst: null,
  journalLater: false,
});

const rank: Readonly<Record<DurabilityClass, number>> = { A: 2, B: 1, C: 0 };

/** Which book an entry belongs to: entries about orders, fills and equity carry the book, the rest is the desk's own. */
const bookEntries: ReadonlySet<EntryType> = new Set([
  'BOOK_OPENED',
  'SIGNAL',
  'RISK_CHECK',
  'ORDER_INTENT',
  'ORDER_EVENT',
  'FILL',
  'STOP_MOVED',
  'ES_TRIGGER',
  'ES_STEP',
  'ES_REPORT',
  'EQUITY_SAMPLE',
  'DAY_START',
  'RECON_SUMMARY',
  'EXTERNAL_FLOW',
  'WINDOW_STARTED',
  'RISK_REBASED',
  'CORRELATION_EVALUATED',
  'POSITION_ADOPTED',
  'EXTERNAL_LEFT',
  'FUNDING',
]);

/** Folds an entry into the durable state and queues it for the journal: nothing durable changes in any other way. */
export function record<Type extends EntryType>(
  step: Step,
  type: Type,
  entry: { readonly data: EntryData<Type>; readonly durability: DurabilityClass; readonly actor?: Actor },
): void {
  step.state.durable = foldEntry(step.state.durable, { type, data: entry.data, at: step.at, book: step.book });
  const { sink } = step.facts;
  if (sink !== undefined) {
    sink(type, entry.data, step.at);
    return;
  }
  const draft = {
    type,
    ts: rfc3339(step.at),
    mono: step.mono,
    actor: entry.actor ?? step.actor,
    book: bookEntries.has(type) ? step.book : 'SYS',
    data: toWire(entry.data),
  };
  // The wire form of an entry's data is what its own schema takes in; TypeScript cannot follow that through the mapped type.
  step.effects.drafts.push(draft as unknown as EntryDraft);
  if (rank[entry.durability] > rank[step.effects.durability]) step.effects.durability = entry.durability;
}

/** Adds a line to the activity feed. */
export function note(step: Step, kind: ActivityNote['kind'], text: string): void {
  step.effects.activity.push({ at: step.at, kind, text, who: step.actor.id });
}

/** Asks to be called back at a time. */
export function setTimer(step: Step, name: TimerName, at: UnixMs): void {
  step.effects.timers.push({ name, at });
}

/** The venue of the book the turn works in; a book without a venue is never worked in. */
export function venueOf({ facts, book }: Pick<Step, 'facts' | 'book'>): VenueFacts {
  const venue = facts.venues[book];
  invariant(venue !== null, `no venue for the ${book} book`);
  return venue;
}

/** The desk itself as an actor. */
export const engineActor = (session: string): Actor => ({ type: 'system', id: 'engine', session });
