/** RC-14: positions that move together count as one. */
import type { Decimal } from '../../../../shared/values/decimal.ts';
import { decimalFromFloat } from '../../../../shared/values/decimal.ts';
import { adjustedExposure } from '../../correlation/adjustedExposure.ts';
import { whatIfPosition } from '../../correlation/whatIfPosition.ts';
import { positionSideOf } from '../../position/side.ts';
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { CorrelationFacts } from '../controlFacts.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { exposurePriceOf, hasSize } from '../orderFacts.ts';

/** CV-01: relative tolerance of statistics. */
const TOLERANCE = 1e-9;
const SHOWN_PLACES = 12;

/** sqrt(a'Ra) after the order <= factor x gross cap; above the correlation limit nothing that raises it passes. */
export const correlatedExposure: Check<EntryContext> = {
  rule: 'RC-14',
  code: 'CORRELATION',
  name: 'Correlated exposure',
  unit: '%',
  judge(context) {
    const { draft, correlation, equity, limits, instrument, settings } = context;
    if (correlation === null || limits === null || instrument === null || equity === null || !equity.greaterThan(0))
      return missing('correlations, equity or limits are unknown', this.rule);
    if (!hasSize(draft)) return missing('there is no size', this.rule);
    const notional = draft.quantity.mul(exposurePriceOf(context));
    const added = (draft.side === 'BUY' ? 1 : -1) * Number(notional.div(equity));
    const order = `${instrument.base} ${positionSideOf(draft.side)}`;
    if (correlation.isBreached && raises(correlation, added))
      return coded('CORRELATION_LIMIT', fail('raises', 'lowers', controlText.correlationBreached(order)));
    const after = jointExposure(correlation, added);
    const cap = settings.correlation.adjustedCapFactor.mul(limits.gross);
    const value = percent(decimalFromFloat(after));
    if (after <= Number(cap) * (1 + TOLERANCE)) return pass(value, percent(cap));
    const found = { after: decimalFromFloat(after).toDecimalPlaces(SHOWN_PLACES), cap };
    return fail(value, percent(cap), controlText.correlated(otherBases(correlation), order, found));
  },
};

const jointExposure = ({ held, matrix, place }: CorrelationFacts, added: number): number =>
  adjustedExposure(
    matrix,
    held.map(({ exposure }, at) => (at === place ? exposure + added : exposure)),
  );

const raises = ({ held, matrix, place }: CorrelationFacts, exposure: number): boolean =>
  whatIfPosition(
    matrix,
    held.map((each) => each.exposure),
    { place, exposure },
  ).raises;

/** Bases of what is held besides the order's own symbol, the largest first. */
const otherBases = ({ held, place }: CorrelationFacts): readonly string[] =>
  held
    .filter(({ exposure }, at) => at !== place && exposure !== 0)
    .toSorted((one, other) => Math.abs(other.exposure) - Math.abs(one.exposure))
    .map(({ symbol }) => symbol.slice(0, symbol.indexOf('/')));

const percent = (fraction: Decimal): string => fraction.mul(100).toFixed(4);
