/** How much the tape can fill of limit orders at one tick: a tenth of the last bar's volume on the lot, but at least one lot. */
import type { Candle } from '../../../../shared/model/candle.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { decimal, maxDecimal, type Decimal } from '../../../../shared/values/decimal.ts';
import { floorToLot } from '../../../../shared/values/quantity.ts';

const BAR_SHARE = decimal('0.1');

/** Null where no bar is known: then nothing is held back. */
export function volumeCap(instrument: Instrument, bar: Candle | null): Decimal | null {
  if (bar === null) return null;
  return maxDecimal(floorToLot(decimal(bar.volume).mul(BAR_SHARE), instrument.lot), instrument.lot);
}
