/** RC-20: the stop is hit long before the venue would liquidate. */
import type { Decimal } from '../../../../shared/values/decimal.ts';
import { positionSideOf } from '../../position/side.ts';
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { liquidationPrice } from '../liquidationPrice.ts';

/** |entry - liquidation| >= factor x |entry - stop| of an isolated position; spot is never liquidated. */
export const liquidationDistance: Check<EntryContext> = {
  rule: 'RC-20',
  code: 'LIQUIDATION',
  name: 'Liquidation distance',
  unit: '%',
  judge({ draft, venueSetup, instrument, decisionPrice, settings }) {
    if (venueSetup === 'SPOT') return pass('spot', null);
    if (venueSetup === null || instrument === null) return missing('the setup at the venue is unknown', this.rule);
    const { leverage, marginMode, maintenanceRate } = venueSetup;
    if (marginMode !== 'ISOLATED')
      return coded('MARGIN_MODE', fail(marginMode, 'ISOLATED', controlText.marginMode(marginMode)));
    if (draft.stopPrice === null) return missing('there is no stop to compare with', this.rule);
    const entry = draft.limitPrice ?? decisionPrice;
    const liquidation = liquidationPrice({ side: positionSideOf(draft.side), entry, leverage, maintenanceRate });
    const factor = settings.orders.liquidationFactor;
    const away = entry.sub(liquidation).abs().div(entry);
    const stop = entry.sub(draft.stopPrice).abs().div(entry);
    const value = percent(away);
    const limit = percent(stop.mul(factor));
    if (away.greaterThanOrEqualTo(stop.mul(factor))) return pass(value, limit);
    const found = { liquidation, away, stop, factor, tick: instrument.tick };
    return fail(value, limit, controlText.liquidation(found));
  },
};

const percent = (fraction: Decimal): string => fraction.mul(100).toFixed(4);
