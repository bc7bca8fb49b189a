/** EB-13: fills far worse than the model says. Slippage is a fraction of the decision price, above zero against us. */
import type { Level } from '../../../shared/model/mode.ts';
import { HOUR_MS, type UnixMs } from '../../../shared/values/time.ts';
import { apartMs } from '../time/apartMs.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import type { TriggerIdentity, TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'SLIPPAGE',
  name: 'Slippage',
  rule: 'EB-13',
  definition:
    'Slippage of the last five fills within an hour. Their median above a multiple of the model, or one fill above the largest allowed slippage, turns entries off.',
};

/** With entries off no new fills come, so that old ones must stop counting by themselves. */
const WINDOW_MS = HOUR_MS;
const FILLS = 5;

export interface SlippageSample {
  readonly at: UnixMs;
  readonly slippage: number;
  /** What the fill model expects for the same order. */
  readonly model: number;
}

type SlippageSettings = Pick<BreakerSettings['breaker'], 'slippageFactor' | 'slippageMax'>;

/** Reads the last fills; samples are oldest first. */
export function slippageTrigger(
  samples: readonly SlippageSample[],
  now: UnixMs,
  settings: SlippageSettings,
): TriggerReading {
  const recent = samples.filter((each) => apartMs(each.at, now) <= WINDOW_MS).slice(-FILLS);
  const [factor, largest] = [settings.slippageFactor.toNumber(), settings.slippageMax.toNumber()];
  const worst = recent.reduce<number | null>((most, { slippage }) => Math.max(most ?? slippage, slippage), null);
  // The median exceeds the multiple exactly when most of the fills do, each against its own model.
  const isMedianOver = recent.filter((each) => each.slippage > factor * each.model).length > FILLS >> 1;
  const isOneOver = worst !== null && worst > largest;
  const value = worst === null ? null : shareText(worst);
  const level: Level = isMedianOver || isOneOver ? 'L1' : 'L0';
  return {
    ...identity,
    level,
    keeps: level,
    value,
    limit: shareText(largest),
    used: usedShare(worst, largest),
    text: isOneOver
      ? `a fill slipped ${value}, over ${shareText(largest)}`
      : isMedianOver
        ? `most of the last ${FILLS} fills slipped more than ${factor} times the model, worst ${value}`
        : '',
    clears: 'Clears 5 min after it is normal; a fill counts for an hour',
    next:
      level === 'L0' ? `L1 above ${shareText(largest)} in one fill, or a median above ${factor} times the model` : '',
    // The execution is not what the sizing assumed: more than a warning.
    severity: level === 'L0' ? null : 'P2',
    inputs: `${recent.length} of the last ${FILLS} fills`,
    basis: worst === null ? 'no fill within the hour' : 'fill price against the price at the decision',
    measuredAt: recent.at(-1)?.at ?? null,
  };
}

const shareText = (fraction: number): string => `${(fraction * 100).toFixed(2)}%`;
