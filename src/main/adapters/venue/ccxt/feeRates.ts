/** What assets that fees are charged in are worth in account currency, such as BNB. */
import { z } from 'zod';
import { MINUTE_MS } from '../../../../shared/values/time.ts';
import { price, type Price } from '../../../../shared/values/price.ts';
import { amountField } from './venueFields.ts';
import type { VenueSession } from './venueSession.ts';

const FRESH_MS = 10 * MINUTE_MS;
const tickerSchema = z.object({ price: amountField });

export class FeeRates {
  readonly #session: Pick<VenueSession, 'market' | 'currency' | 'line' | 'venueNow' | 'logger'>;
  readonly #rates = new Map<string, { readonly rate: Price | null; readonly at: number }>();

  constructor(session: Pick<VenueSession, 'market' | 'currency' | 'line' | 'venueNow' | 'logger'>) {
    this.#session = session;
  }

  /** Price of one unit in account currency; null where it is not known. */
  readonly rateOf = (asset: string): Price | null => this.#rates.get(asset)?.rate ?? null;

  /** Asks for the rate of an asset unless a young one is known; a failure leaves what was known. */
  async learn(asset: string): Promise<void> {
    const { market, currency, line, venueNow, logger } = this.#session;
    const known = this.#rates.get(asset);
    if (asset === currency || (known !== undefined && venueNow() - known.at < FRESH_MS)) return;
    const api = market === 'SPOT' ? 'public' : 'fapiPublic';
    try {
      const params = { symbol: `${asset}${currency}` };
      const { body } = await line.call({ api, method: 'GET', path: 'ticker/price', params }, { lane: 'RECONCILE' });
      this.#rates.set(asset, { rate: price(tickerSchema.parse(body).price), at: venueNow() });
    } catch (error) {
      this.#rates.set(asset, { rate: known?.rate ?? null, at: venueNow() });
      logger.warn('The worth of a fee asset could not be read', { asset, text: String(error) });
    }
  }
}
