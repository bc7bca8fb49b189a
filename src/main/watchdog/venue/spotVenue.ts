/** Spot: what is owned is a balance that resting orders lock, and part of it may not be the desk's (SM-25). */
import { z } from 'zod';
import { decimal, decimalSchema, floorToStep, maxDecimal, minDecimal, ZERO } from '../../../shared/values/decimal.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';
import type { ClientOrderId } from '../../../shared/values/ids.ts';
import type { WatchedSymbol } from '../../ports/watchdog.ts';
import type { ClosingVenue, LiveOrder, LivePosition, LiveSnapshot, Owned } from './closingVenue.ts';
import { readCanceled, readFound, readProgress } from './orderProgress.ts';
import { reducingOrder } from './reducingOrder.ts';
import type { SignedRequests } from './signedRequests.ts';
import { mapAnswer, type VenueAnswer } from './venueAnswer.ts';

const balances = z.object({
  balances: z.array(z.object({ asset: z.string(), free: decimalSchema, locked: decimalSchema })),
});
const orderRows = z.array(z.object({ symbol: z.string(), clientOrderId: z.string(), side: z.enum(['BUY', 'SELL']) }));

interface Balance {
  readonly free: Decimal;
  readonly locked: Decimal;
}

export interface SpotVenueOptions {
  readonly requests: SignedRequests;
  readonly symbols: readonly WatchedSymbol[];
  readonly legacy: Readonly<Record<string, Quantity>>;
}

export class SpotVenue implements ClosingVenue {
  readonly market = 'SPOT';
  readonly #requests: SignedRequests;
  readonly #symbols: ReadonlyMap<string, WatchedSymbol>;
  readonly #legacy: Readonly<Record<string, Quantity>>;

  constructor({ requests, symbols, legacy }: SpotVenueOptions) {
    this.#requests = requests;
    this.#symbols = new Map(symbols.map((each) => [each.name, each]));
    this.#legacy = legacy;
  }

  async check(): Promise<VenueAnswer<void>> {
    const clock = await this.#requests.measureClock();
    if (clock.kind !== 'ok') return clock;
    return mapAnswer(await this.#requests.get('/api/v3/account', { omitZeroBalances: 'true' }), () => undefined);
  }

  async snapshot(owned: Owned): Promise<VenueAnswer<LiveSnapshot>> {
    const [account, open] = await Promise.all([
      this.#requests.get('/api/v3/account', { omitZeroBalances: 'true' }),
      this.#requests.get('/api/v3/openOrders'),
    ]);
    if (account.kind !== 'ok') return account;
    if (open.kind !== 'ok') return open;
    const held = balances.safeParse(account.value);
    const working = orderRows.safeParse(open.value);
    if (!held.success || !working.success)
      return { kind: 'unknown', text: 'expected balances and orders, found something else' };
    const assets = new Map(held.data.balances.map(({ asset, free, locked }) => [asset, { free, locked }]));
    const orders = working.data
      .filter(({ symbol }) => this.#symbols.has(symbol))
      .map((row): LiveOrder => ({
        symbol: row.symbol,
        id: row.clientOrderId,
        family: 'REGULAR',
        opens: row.side === 'BUY',
      }));
    const positions = [...owned].flatMap(([symbol, size]) => this.#position(symbol, size, assets));
    return { kind: 'ok', value: { positions, orders } };
  }

  async cancel({ symbol, id }: LiveOrder): Promise<VenueAnswer<boolean>> {
    return readCanceled(await this.#requests.delete('/api/v3/order', { symbol, origClientOrderId: id }));
  }

  /** Nothing open is what was wanted. */
  async cancelAll(symbol: string): Promise<VenueAnswer<void>> {
    return mapAnswer(readCanceled(await this.#requests.delete('/api/v3/openOrders', { symbol })), () => undefined);
  }

  async close(position: LivePosition, id: ClientOrderId): Promise<ReturnType<typeof readProgress>> {
    const order = reducingOrder(position, id, this.market);
    return readProgress(await this.#requests.placeReducing('/api/v3/order', order));
  }

  async find(symbol: string, id: string): Promise<ReturnType<typeof readFound>> {
    return readFound(await this.#requests.get('/api/v3/order', { symbol, origClientOrderId: id }));
  }

  /** The smaller of what the desk said it owns and what is there beyond the legacy holding; below one lot it is dust. */
  #position(symbol: string, owned: Decimal, assets: ReadonlyMap<string, Balance>): readonly LivePosition[] {
    const rules = this.#symbols.get(symbol);
    if (rules === undefined) return [];
    const { free, locked } = assets.get(rules.base) ?? { free: ZERO, locked: ZERO };
    const beyond = maxDecimal(free.add(locked).sub(this.#legacy[rules.base] ?? ZERO), ZERO);
    const lot = decimal(rules.lot);
    const size = floorToStep(minDecimal(owned, beyond), lot);
    if (size.lessThanOrEqualTo(0)) return [];
    const available = floorToStep(minDecimal(size, free), lot);
    return [{ symbol, leg: 'NET', quantity: size, available, maxQuantity: quantity(rules.maxQuantity) }];
  }
}
