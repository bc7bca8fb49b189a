/** Automatic demotion (SM-16): one step down, or straight to PAPER when the book has lost too much over its life. Needs nobody's approval. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import { decimalFromFloat, type Decimal } from '../../../shared/values/decimal.ts';
import { MINUTE_MS } from '../../../shared/values/time.ts';
import { shortPercentText } from '../wording/numberText.ts';
import { differingText } from './differingText.ts';
import { finite, type GateMetric } from './gate.ts';

/** A reconciliation that fails this long costs a step (SM-16). */
const RECONCILIATION_LIMIT_MS = 60 * MINUTE_MS;

export interface DemotionFacts {
  readonly mode: Exclude<TradingMode, 'PAPER'>;
  /** Time-weighted return of the last 7 days on this rung, a fraction. */
  readonly twr7d: GateMetric;
  /** The mode's own daily-loss limit. */
  readonly dailyLossLimit: Decimal;
  readonly drawdownSinceStep: GateMetric;
  /** From the performance high-water mark, which is never re-based. */
  readonly cumulativeDrawdown: GateMetric;
  /** Why probation failed; null while it runs or when it passed. */
  readonly probationFailure: string | null;
  /** Emergency stops of any cause on this rung in the last 14 days. */
  readonly stopsIn14d: number;
  /** How long reconciliation has been failing; null while it is clean. */
  readonly reconciliationFailingMs: number | null;
  /** What the last credential check found wrong; null when nothing. */
  readonly credentialFailure: string | null;
}

export type DemotionCode =
  'WEEK_LOSS' | 'DRAWDOWN' | 'PROBATION' | 'STOPS' | 'RECONCILIATION' | 'CREDENTIALS' | 'CUMULATIVE_DRAWDOWN';

export interface Demotion {
  readonly to: TradingMode;
  readonly reasons: readonly { readonly code: DemotionCode; readonly text: string }[];
  /** The strategy lost money: what is over the new limits is trimmed sooner (SM-21). */
  readonly isRiskCause: boolean;
}

type Reason = Demotion['reasons'][number];

const riskCodes: ReadonlySet<DemotionCode> = new Set(['WEEK_LOSS', 'DRAWDOWN', 'PROBATION', 'CUMULATIVE_DRAWDOWN']);

/** The demotion the facts demand with every reason for it, or null. Limits are inclusive (CV-04); what is not known demotes nobody. */
export function demotionOf(facts: DemotionFacts, settings: Settings['demotion']): Demotion | null {
  const reasons = [
    weekLoss(facts),
    drawdown(facts, settings),
    facts.probationFailure === null ? null : reason('PROBATION', `Probation failed: ${facts.probationFailure}`),
    stops(facts, settings),
    reconciliation(facts),
    facts.credentialFailure === null ? null : reason('CREDENTIALS', facts.credentialFailure),
    cumulative(facts, settings),
  ].filter((each) => each !== null);
  if (reasons.length === 0) return null;
  const isStraightDown = reasons.some((each) => each.code === 'CUMULATIVE_DRAWDOWN');
  return {
    to: isStraightDown ? 'PAPER' : oneStepBelow[facts.mode],
    reasons,
    isRiskCause: reasons.some((each) => riskCodes.has(each.code)),
  };
}

const oneStepBelow = {
  LIVE_MINIMAL: 'PAPER',
  LIVE_SCALED_1: 'LIVE_MINIMAL',
  LIVE_SCALED_2: 'LIVE_SCALED_1',
  LIVE_SCALED_3: 'LIVE_SCALED_2',
} as const satisfies Record<DemotionFacts['mode'], TradingMode>;

const reason = (code: DemotionCode, text: string): Reason => ({ code, text });

/** The value when it is above its limit, else null. */
function above(metric: GateMetric, limit: Decimal): Decimal | null {
  const { value } = finite(metric);
  const found = value === null ? null : decimalFromFloat(value);
  return found?.greaterThan(limit) ? found : null;
}

const beside = (value: Decimal, limit: Decimal): string =>
  `${differingText(value.mul(100), limit.mul(100), 2)}%, limit ${shortPercentText(limit)}`;

function weekLoss({ twr7d, dailyLossLimit }: DemotionFacts): Reason | null {
  const loss = above(twr7d.value === null ? twr7d : { value: -twr7d.value }, dailyLossLimit);
  return loss === null ? null : reason('WEEK_LOSS', `Loss of 7 days ${beside(loss, dailyLossLimit)}`);
}

function drawdown({ drawdownSinceStep }: DemotionFacts, { ddSinceStep }: Settings['demotion']): Reason | null {
  const found = above(drawdownSinceStep, ddSinceStep);
  return found === null ? null : reason('DRAWDOWN', `Drawdown since the step ${beside(found, ddSinceStep)}`);
}

function cumulative({ cumulativeDrawdown }: DemotionFacts, { cumulativeDd }: Settings['demotion']): Reason | null {
  const found = above(cumulativeDrawdown, cumulativeDd);
  const text = (value: Decimal): string => `Drawdown from the live book's peak ${beside(value, cumulativeDd)}`;
  return found === null ? null : reason('CUMULATIVE_DRAWDOWN', text(found));
}

const stops = ({ stopsIn14d }: DemotionFacts, { l4In14d }: Settings['demotion']): Reason | null =>
  stopsIn14d < l4In14d ? null : reason('STOPS', `${stopsIn14d} emergency stops in 14 days, ${l4In14d} cost a step`);

function reconciliation({ reconciliationFailingMs }: DemotionFacts): Reason | null {
  if (reconciliationFailingMs === null || reconciliationFailingMs <= RECONCILIATION_LIMIT_MS) return null;
  const minutes = Math.floor(reconciliationFailingMs / MINUTE_MS);
  return reason('RECONCILIATION', `Reconciliation has failed for ${minutes} min, limit 60 min`);
}
