/** Facts about a draft that several checks share. */
import type { TradingMode, Mode } from '../../../shared/model/mode.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import { decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { Sizing } from '../sizing/sizing.ts';
import type { EntryContext, OrderDraft } from './context.ts';

/** The sizing behind an answer, also of a BELOW_MIN refusal; null when there was nothing to compute. */
export function sizingOf({ sizing }: Pick<EntryContext, 'sizing'>): Sizing | null {
  if (sizing === null) return null;
  if (sizing.ok) return sizing.value;
  return sizing.error.code === 'BELOW_MIN' ? sizing.error.sizing : null;
}

/** Price an entry's exposure is counted at: the sizer's, or the decision price where there is no sizing. */
export const exposurePriceOf = (context: Pick<EntryContext, 'sizing' | 'decisionPrice'>): Price =>
  sizingOf(context)?.exposurePrice ?? context.decisionPrice;

/** Whether the draft has a size: a refused sizing leaves it at 0. */
export const hasSize = (draft: Pick<OrderDraft, 'quantity'>): boolean => draft.quantity.greaterThan(0);

/** "LIVE MINIMAL". */
export const modeText = (mode: Mode | TradingMode): string => mode.replaceAll('_', ' ');

/** "0.00013 BTC". */
export const sizeText = (size: Decimal, instrument: Pick<Instrument, 'base'> | null): string =>
  instrument === null ? decimalText(size) : `${decimalText(size)} ${instrument.base}`;
