/** What goes into the engine and what comes out: one union each. Every event carries the time it was taken off the queue. */
import type { Notification } from '../ports/notifier.ts';
import type { MarketEvent } from '../ports/marketFeed.ts';
import type { StopMark } from '../ports/stopMark.ts';
import type { SystemHealth } from '../ports/systemHealth.ts';
import type { AccountEvent, CancelAnswer, PlaceAnswer, QueryAnswer, SnapshotAnswer } from '../ports/venue.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandName } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/failure.ts';
import type { DrillResult } from '../../shared/model/drill.ts';
import type { Actor, DurabilityClass, EntryDraft } from '../../shared/model/entry.ts';
import type { Book } from '../../shared/model/mode.ts';
import type { Candle, Interval } from '../../shared/model/candle.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import type { Money } from '../../shared/values/money.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { RiskApproved } from '../domain/pretrade/approve.ts';
import type { LadderNews } from './ladder/told.ts';

/** Commands that change state; the rest are queries answered outside the engine. */
export type EngineCommandName = Exclude<
  CommandName,
  | 'getSnapshot'
  | 'getCandles'
  | 'controlReplay'
  | 'verifyJournal'
  | 'getJournal'
  | 'decideQuit'
  | 'previewOrder'
  | 'whatIfOrder'
  | 'whatIfCorrelation'
  | 'previewDrill'
  | 'correlationReview'
  | 'getSettings'
  | 'setPassphrase'
  | 'startBacktest'
  | 'cancelBacktest'
  | 'getBacktest'
  | 'getVenue'
  | 'configureVenue'
  | 'saveVenueKeys'
  | 'removeVenueKeys'
  | 'testVenue'
>;

/** A confirmation as the engine sees it: who was authenticated and how, never the passphrase. */
export type ConfirmInput = Omit<CommandInput<'confirmApproval'>, 'passphrase'> & {
  /** Null when nobody was authenticated. */
  readonly authMethod: string | null;
};

/** A leg handled by hand, likewise. */
export type HandledInput = Omit<CommandInput<'markHandled'>, 'passphrase'> & Pick<ConfirmInput, 'authMethod'>;

/** A size confirmed by a person: there is none without a proof of who they are. */
export type OverrideInput = Omit<CommandInput<'overrideSize'>, 'passphrase'> & { readonly authMethod: string };

/** What a command brings into the engine. */
export type EngineInput<Name extends EngineCommandName> = Name extends 'confirmApproval'
  ? ConfirmInput
  : Name extends 'markHandled'
    ? HandledInput
    : Name extends 'overrideSize'
      ? OverrideInput
      : CommandInput<Name>;

export type EngineCommand = {
  readonly [Name in EngineCommandName]: { readonly name: Name; readonly input: EngineInput<Name> };
}[EngineCommandName];

export type CommandReply = (result: Result<unknown, Failure>) => void;

/** Why a snapshot was asked for. */
export type SnapshotPurpose = 'RECOVERY' | 'STOP_PLAN' | 'STOP_VERIFY' | 'ACCOUNT' | 'COMPARE' | 'DRILL';

export type TimerName =
  | 'sample'
  | 'health'
  | 'compare'
  | 'stop-unresolved'
  | 'stop-cooldown'
  | 'recovery-retry'
  | 'switch'
  | 'correlation'
  | `stop-confirm:${string}`
  | `query:${string}`
  | `stop-gap:${string}`
  | `stop-poll:${Book}`;

export type EngineEvent =
  /** With the emergency stop that the last session answered and did not record, where there is one. */
  | { readonly type: 'started'; readonly warmup: readonly WarmupSeries[]; readonly lostStop?: StopMark | null }
  /** Bars of the past that came after the start. */
  | { readonly type: 'history'; readonly series: readonly WarmupSeries[] }
  | { readonly type: 'market'; readonly event: MarketEvent }
  | { readonly type: 'command'; readonly command: EngineCommand; readonly actor: Actor; readonly reply: CommandReply }
  | { readonly type: 'placeAnswered'; readonly id: ClientOrderId; readonly answer: PlaceAnswer }
  /** The program itself failed, said in few words. */
  | { readonly type: 'fault'; readonly where: string }
  /** The requests of an emergency stop have left. */
  | { readonly type: 'stopSent' }
  | { readonly type: 'cancelAnswered'; readonly id: ClientOrderId; readonly answer: CancelAnswer }
  | { readonly type: 'queryAnswered'; readonly id: ClientOrderId; readonly answer: QueryAnswer }
  | {
      readonly type: 'snapshotTaken';
      readonly book: Book;
      readonly purpose: SnapshotPurpose;
      readonly answer: SnapshotAnswer;
    }
  | { readonly type: 'account'; readonly book: Book; readonly event: AccountEvent }
  | { readonly type: 'timer'; readonly name: TimerName }
  | { readonly type: 'intentNotRecorded'; readonly id: ClientOrderId; readonly text: string }
  | { readonly type: 'journalFailed'; readonly text: string }
  | { readonly type: 'journalHealed'; readonly entries: number }
  /** Verification at the start found that the record was changed (AU-09). */
  | { readonly type: 'journalBroken'; readonly text: string }
  /** The venue's rules were read again. */
  | { readonly type: 'instruments'; readonly instruments: readonly Instrument[] }
  /** How the machine is doing; beside a live feed only (EB-16). */
  | { readonly type: 'systemHealth'; readonly health: SystemHealth }
  /** A scenario that was played apart from this desk has been scored. */
  | { readonly type: 'drillCompleted'; readonly result: DrillResult }
  /** What the desk around the engine found out. */
  | { readonly type: 'told'; readonly news: LadderNews }
  | { readonly type: 'power'; readonly event: 'suspend' | 'resume' }
  /** The machine runs on its battery, or is plugged in again (UI-36). */
  | { readonly type: 'battery'; readonly onBattery: boolean }
  | { readonly type: 'shutdown'; readonly reason: string };

/** Closed bars before the start: of the feed's interval for strategies, of hours and days for correlation and volatility. */
export interface WarmupSeries {
  readonly symbol: SymbolName;
  readonly interval: Interval;
  readonly candles: readonly Candle[];
}

/** Line of the activity feed. */
export interface ActivityNote {
  readonly at: UnixMs;
  readonly kind: 'ORDER' | 'FILL' | 'SIGNAL' | 'MODE' | 'LEVEL' | 'STOP' | 'ALERT' | 'FEED' | 'SYSTEM' | 'REFUSAL';
  readonly text: string;
  readonly who: string;
}

/** An approved order and the venue it goes to. */
export interface BookedOrder {
  readonly book: Book;
  readonly approved: RiskApproved;
}

/**
 * What `process` asks the outside to do. They run in this order, whatever the order they were asked in:
 * orders, cancels and questions that reduce risk or the unknown, then the journal, then orders that add risk (only if the journal took its
 * entries), then the rest. An emergency stop asks, is answered, cancels and is shown before its entries are written: nothing that reduces risk waits (ES-01).
 */
export interface Effects {
  /** Of an emergency stop: what could still fill is canceled before anything is closed (ES-03). */
  readonly cancelFirst: { readonly book: Book; readonly id: ClientOrderId; readonly symbol: SymbolName }[];
  readonly reduce: BookedOrder[];
  readonly cancel: { readonly book: Book; readonly id: ClientOrderId; readonly symbol: SymbolName }[];
  readonly drafts: EntryDraft[];
  durability: DurabilityClass;
  readonly enter: BookedOrder[];
  readonly query: { readonly book: Book; readonly id: ClientOrderId; readonly symbol: SymbolName }[];
  readonly snapshot: { readonly book: Book; readonly purpose: SnapshotPurpose }[];
  /** The venue's countdown per symbol; 0 clears it (ES-13). */
  readonly arm: { readonly book: Book; readonly symbol: SymbolName; readonly timeoutMs: number }[];
  readonly timers: { readonly name: TimerName; readonly at: UnixMs }[];
  readonly notify: Notification[];
  readonly replies: { readonly reply: CommandReply; readonly result: Result<unknown, Failure> }[];
  readonly activity: ActivityNote[];
  /** Start equity of a simulated book that was just opened. */
  readonly fund: { readonly book: Book; readonly amount: Money }[];
  /** Mode, run or level changed: publish without waiting for the next tenth of a second. */
  publishNow: boolean;
  /** The emergency stop that was triggered: mark, ask, answer, cancel and publish before the journal is written. */
  stopFirst: StopMark | null;
  /** All that is sent is in the journal: the requests leave before the rest of the entries is written. */
  journalLater: boolean;
}
