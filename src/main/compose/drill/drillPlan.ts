/** What each scenario drill does besides the market: which positions it holds, how slow the venue is, and what the breaker must have done. */
import type { DrillScenario } from '../../../shared/model/drill.ts';
import type { Level } from '../../../shared/model/mode.ts';
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/values/time.ts';

export interface DrillPlan {
  /** Bought at market this long before the scenario begins: an empty book would prove nothing. */
  readonly leadMs: number;
  readonly longs: readonly string[];
  /** Distance of each protective stop, fraction of the price. */
  readonly stopAway: number;
  /** Buys again whenever the book is flat and entries are allowed, as a strategy that does not know better would. */
  readonly buysAgain: boolean;
  /** Round trip of an order while the scenario lasts; null for the settings' own. */
  readonly latencyMs: number | null;
  /** Orders sent right after the start, so that a slow venue is noticed by more than one call. */
  readonly ordersAtStart: number;
  /** From the start of the scenario to the end of the drill. */
  readonly lengthMs: number;
  readonly expects: {
    readonly trigger: TriggerName;
    readonly level: Level;
    /** Whether an emergency stop is right (true), wrong (false), or either (null). */
    readonly stops: boolean | null;
    /** What has to happen, in words. */
    readonly text: string;
  };
}

const FULL_BOOK = ['BTC', 'ETH', 'SOL', 'XRP'] as const;
/** Correlation has nothing to say about one position. */
const ONE_POSITION = ['BTC'] as const;

const base = {
  leadMs: 2 * MINUTE_MS,
  longs: FULL_BOOK,
  stopAway: 0.1,
  buysAgain: false,
  latencyMs: null,
  ordersAtStart: 0,
} as const;

export const drillPlans: Readonly<Record<DrillScenario, DrillPlan>> = {
  'flash-crash': {
    ...base,
    lengthMs: 15 * MINUTE_MS,
    expects: {
      trigger: 'DAILY_LOSS',
      level: 'L4',
      stops: true,
      text: 'the daily loss has to stop everything',
    },
  },
  'slow-bleed': {
    ...base,
    longs: ONE_POSITION,
    stopAway: 0.025,
    buysAgain: true,
    lengthMs: 4 * HOUR_MS,
    expects: {
      trigger: 'DAILY_LOSS',
      level: 'L1',
      stops: null,
      text: 'the daily loss has to end new entries before its limit',
    },
  },
  'correlation-spike': {
    ...base,
    lengthMs: 30 * MINUTE_MS,
    expects: {
      trigger: 'CORRELATION',
      level: 'L4',
      stops: true,
      text: 'the correlation has to stop everything at its third evaluation',
    },
  },
  'latency-storm': {
    ...base,
    longs: ONE_POSITION,
    latencyMs: 2_600,
    ordersAtStart: 3,
    lengthMs: 5 * MINUTE_MS,
    expects: {
      trigger: 'LATENCY',
      level: 'L4',
      stops: true,
      text: 'the slow venue has to stop everything when it lasts',
    },
  },
  'feed-outage': {
    ...base,
    longs: ONE_POSITION,
    leadMs: 30 * SECOND_MS,
    lengthMs: 8 * MINUTE_MS,
    expects: {
      trigger: 'STALE_DATA',
      level: 'L2',
      stops: false,
      text: 'the silence has to end new entries, and clear when prices are back',
    },
  },
};
