/** Daily loss, rolling loss and drawdown of the active book: what they measure and where their levels begin. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { BreakerSettings } from '../../domain/breaker/breakerSettings.ts';
import { dailyLossRungs, dailyLossTrigger } from '../../domain/breaker/dailyLossTrigger.ts';
import { drawdownRungs, drawdownTrigger } from '../../domain/breaker/drawdownTrigger.ts';
import { lossSteps } from '../../domain/breaker/lossSteps.ts';
import { rollingLossRungs, rollingLossTrigger } from '../../domain/breaker/rollingLossTrigger.ts';
import type { LadderSteps, Rungs } from '../../domain/breaker/rungs.ts';
import type { TriggerReading } from '../../domain/breaker/triggerReading.ts';
import { rulesInForce } from './breakerRules.ts';
import type { BreakerView } from './breakerView.ts';
import {
  equityByMark,
  highWaterOf,
  isEquityKnown,
  isToday,
  limitMode,
  lossBases,
  type LossBases,
} from './lossBases.ts';

export const lossTriggers = ['DAILY_LOSS', 'ROLLING_LOSS', 'DRAWDOWN'] as const;
export type LossTrigger = (typeof lossTriggers)[number];

/** What the losses of a mode are compared with. */
interface LossLimits {
  readonly mode: TradingMode;
  readonly rules: BreakerSettings;
  readonly daily: Decimal;
  readonly rolling: Decimal;
  readonly drawdown: Decimal;
  readonly bases: LossBases;
}

/** Reads one loss; null while no book is open. Where a held position has no price yet there is no value. */
export function readLoss(view: BreakerView, trigger: LossTrigger): TriggerReading | null {
  const limits = lossLimits(view, lossBases(view));
  if (limits === null) return null;
  const reading = readers[trigger](view, limits);
  if (!isEquityKnown(view.state)) return unknownYet(reading, 'waits for the first price of every open position');
  const isOpen = trigger !== 'DAILY_LOSS' || isToday(view);
  return isOpen ? reading : unknownYet(reading, 'waits for the first equity of the day');
}

const unknownYet = (reading: TriggerReading, basis: string): TriggerReading => ({
  ...reading,
  level: 'L0',
  keeps: 'L0',
  value: null,
  used: null,
  text: '',
  severity: null,
  basis,
});

/** Where the levels of each loss begin, in account currency; null while no book is open. */
export function lossRungs(view: BreakerView, bases: LossBases): Readonly<Record<LossTrigger, Rungs>> | null {
  const limits = lossLimits(view, bases);
  if (limits === null) return null;
  return {
    DAILY_LOSS: dailyLossRungs(bases.dayEquity, limits.daily, stepsOf(limits, 'DAILY_LOSS')),
    ROLLING_LOSS: rollingLossRungs(bases.rollingEquity, limits.rolling),
    DRAWDOWN: drawdownRungs(highWaterOf(bases), limits.drawdown, stepsOf(limits, 'DRAWDOWN')),
  };
}

type Reader = (view: BreakerView, limits: LossLimits) => TriggerReading;

const readers: Readonly<Record<LossTrigger, Reader>> = {
  DAILY_LOSS: (view, limits) => {
    const { dayEquity, dayFlows: flows } = limits.bases;
    const steps = stepsOf(limits, 'DAILY_LOSS');
    return dailyLossTrigger({ ...common(view), dayEquity, flows, limit: limits.daily, steps }, limits.rules.ladder);
  },
  ROLLING_LOSS: (view, { bases, rolling: limit, rules }) => {
    const { rollingEquity: equity24hAgo, rollingFlows: flows } = bases;
    return rollingLossTrigger({ ...common(view), equity24hAgo, flows, limit }, rules.ladder);
  },
  DRAWDOWN: (view, limits) => {
    const highWater = highWaterOf(limits.bases);
    const steps = stepsOf(limits, 'DRAWDOWN');
    return drawdownTrigger({ ...common(view), highWater, limit: limits.drawdown, steps }, limits.rules.ladder);
  },
};

const common = ({ state, at }: BreakerView) => ({
  equity: equityByMark(state),
  currency: state.durable.currency,
  measuredAt: at,
});

const stepsOf = ({ rules, mode, bases }: LossLimits, trigger: 'DAILY_LOSS' | 'DRAWDOWN'): LadderSteps =>
  lossSteps(rules.ladder, { trigger, mode, probationL1: bases.probationL1 });

function lossLimits(view: BreakerView, bases: LossBases): LossLimits | null {
  const mode = limitMode(view.state);
  if (mode === null) return null;
  const rules = rulesInForce(view);
  const { dailyLoss: daily, drawdown } = view.facts.settings.modes[mode];
  return { mode, rules, daily, rolling: daily.mul(rules.breaker.rolling24hFactor), drawdown, bases };
}
