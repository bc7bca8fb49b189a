/** What a candle file does not say about an instrument and the paper venue's settings do. */
import type { Settings } from '../../../shared/settings.ts';

export type QuoteDefaults = Pick<
  Settings['paper'],
  'currency' | 'makerFee' | 'takerFee' | 'minNotional' | 'maxLeverage'
>;
