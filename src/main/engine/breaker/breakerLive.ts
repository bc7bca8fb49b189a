/** What the breaker learns in a session and may forget: samples, holds, warnings. Levels themselves are durable (BREAKER_LEVEL). */
import type { Severity } from '../../../shared/model/alert.ts';
import type { Book } from '../../../shared/model/mode.ts';
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { Money } from '../../../shared/values/money.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { HeldWarning, WarnedLimit } from '../../domain/breaker/earlyWarning.ts';
import type { EquityPoint } from '../../domain/breaker/equityPoints.ts';
import type { HeldLevel } from '../../domain/breaker/hysteresis.ts';
import type { Mismatch } from '../../domain/breaker/mismatchTrigger.ts';
import { quietFlow, type OrderFlow } from '../../domain/breaker/orderFlow.ts';
import type { OrderAnswer } from '../../domain/breaker/orderRejectsTrigger.ts';
import type { SlippageSample } from '../../domain/breaker/slippageTrigger.ts';
import type { LossWatch } from './lossWatch.ts';

export interface BreakerLive {
  /** Levels with their clearing hold, before the cap of the settings (EB-18). */
  readonly holds: Map<TriggerName, HeldLevel>;
  /** Book whose losses the holds are about. */
  book: Book | null;
  /** Alerts that readings asked for, and when they last did. */
  readonly announced: Map<TriggerName, { readonly severity: Severity; readonly at: UnixMs }>;
  readonly warnings: Map<WarnedLimit, HeldWarning>;
  readonly latency: {
    /** Last call above the warning; 0 before the first. */
    slowAt: number;
    /** Since when latency is high without a break. */
    highSince: UnixMs | null;
  };
  /** Duplicates and throttled entries of the active book (RC-08, RC-09). */
  flow: OrderFlow;
  /** Newest last, at most twenty. */
  readonly answers: OrderAnswer[];
  /** Newest last, at most five. */
  readonly slippage: SlippageSample[];
  readonly clock: {
    /** Newest last, at most five. */
    readonly offsetsMs: number[];
    measuredAt: UnixMs | null;
  };
  readonly mismatch: { open: readonly Mismatch[]; polledAt: UnixMs | null };
  readonly connection: {
    /** Last message or heartbeat of the account stream; null where there is none. */
    streamAt: UnixMs | null;
    /** Since when requests have been failing. */
    downSince: UnixMs | null;
  };
  /** The comparison whose answer is awaited, with what could disturb it. */
  asked: { readonly at: UnixMs; readonly fills: number; readonly cash: Money } | null;
  /** Differences of the last comparison, as they were recorded. */
  differences: string;
  readonly balance: {
    unexplained: Money | null;
    /** What the venue should have said then; null before the first comparison. */
    expected: Decimal | null;
    measuredAt: UnixMs | null;
  };
  readonly system: {
    lagP99Ms: number;
    lagHighSince: UnixMs | null;
    diskFreeMb: number | null;
    memoryShare: number | null;
    measuredAt: UnixMs | null;
  };
  /** Settings in force when the effective level last rose above L0; null while it is L0. */
  heldSettings: Settings | null;
  /** Gap of EB-22 in force, milliseconds. */
  confirmMs: number;
  /** Share of the venue's request weight that is used; null where the venue counts none (RC-32). */
  exchangeWeight: number | null;
  /** Thresholds of the losses, kept until what they rest on changes. */
  watch: LossWatch | null;
  /** Equity 24 h ago; null before the first sample (EB-03). */
  rolling: EquityPoint | null;
  /** What stale held symbols cost at adverse marks, 0 or below; null while none is stale (EB-21). */
  adverse: Money | null;
  /** UTC day of the last daily-loss reading; null before the first. */
  lossDay: UnixMs | null;
}

/** At the start of a session nothing was measured yet. */
export const emptyBreakerLive = (): BreakerLive => ({
  holds: new Map(),
  book: null,
  announced: new Map(),
  warnings: new Map(),
  latency: { slowAt: 0, highSince: null },
  flow: quietFlow,
  answers: [],
  slippage: [],
  clock: { offsetsMs: [], measuredAt: null },
  mismatch: { open: [], polledAt: null },
  connection: { streamAt: null, downSince: null },
  asked: null,
  differences: '',
  balance: { unexplained: null, expected: null, measuredAt: null },
  system: { lagP99Ms: 0, lagHighSince: null, diskFreeMb: null, memoryShare: null, measuredAt: null },
  heldSettings: null,
  confirmMs: 250,
  exchangeWeight: null,
  watch: null,
  rolling: null,
  adverse: null,
  lossDay: null,
});
