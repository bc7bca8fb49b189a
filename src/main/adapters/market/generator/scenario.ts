/** Named drills of the generated market: what each does, second by second, from its fixed start. */
import { HOUR_MS, MINUTE_MS } from '../../../../shared/values/time.ts';

export const scenarioNames = [
  'normal',
  'flash-crash',
  'slow-bleed',
  'correlation-spike',
  'latency-storm',
  'feed-outage',
] as const;
export type GeneratorScenario = (typeof scenarioNames)[number];

/** True for the name of a scenario. */
export const isScenario = (name: string): name is GeneratorScenario =>
  scenarioNames.some((scenario) => scenario === name);

export interface ScenarioEffect {
  /** Added to the market's log return of the second, times beta damped toward 1. */
  readonly drift: number;
  readonly marketVolatility: number;
  readonly ownVolatility: number;
  readonly spread: number;
  readonly volume: number;
  /** Ticks of a symbol come only every so many seconds; 1 is normal. */
  readonly tickEverySeconds: number;
}

const CALM: ScenarioEffect = {
  drift: 0,
  marketVolatility: 1,
  ownVolatility: 1,
  spread: 1,
  volume: 1,
  tickEverySeconds: 1,
};

interface Stage extends Partial<ScenarioEffect> {
  readonly lengthMs: number;
  /** Log return of the market over the whole stage. */
  readonly move?: number;
}

/** How long `feed-outage` is silent. */
export const OUTAGE_MS = 3 * MINUTE_MS;
/** When an outage is told of, long after age alone has shown it. */
export const OUTAGE_TOLD_MS = MINUTE_MS;

const stages: { readonly [Name in GeneratorScenario]: readonly Stage[] } = {
  normal: [],
  'flash-crash': [
    { lengthMs: 30_000, move: -0.02, marketVolatility: 4, spread: 4, volume: 5 },
    { lengthMs: 90_000, move: -0.13, marketVolatility: 8, ownVolatility: 3, spread: 15, volume: 20 },
    { lengthMs: 60_000, move: -0.02, marketVolatility: 8, ownVolatility: 4, spread: 20, volume: 25 },
    { lengthMs: 12 * MINUTE_MS, move: 0.09, marketVolatility: 4, ownVolatility: 2, spread: 6, volume: 8 },
    { lengthMs: HOUR_MS, marketVolatility: 2, spread: 2, volume: 3 },
  ],
  'slow-bleed': [{ lengthMs: 4 * HOUR_MS, move: -0.095, volume: 1.3 }],
  'correlation-spike': [
    { lengthMs: HOUR_MS, move: -0.03, marketVolatility: 3.5, ownVolatility: 0.05, spread: 2, volume: 4 },
  ],
  'latency-storm': [{ lengthMs: 10 * MINUTE_MS, marketVolatility: 1.5, spread: 3, volume: 2, tickEverySeconds: 12 }],
  'feed-outage': [],
};

/** The effect at a time since the scenario's start; negative times are before it. */
export function effectAt(scenario: GeneratorScenario, sinceStartMs: number): ScenarioEffect {
  let left = sinceStartMs;
  if (left < 0) return CALM;
  for (const { lengthMs, move = 0, ...effect } of stages[scenario]) {
    if (left < lengthMs) return { ...CALM, ...effect, drift: move / (lengthMs / 1_000) };
    left -= lengthMs;
  }
  return CALM;
}
