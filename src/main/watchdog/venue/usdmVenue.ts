/** USD-M perpetuals: two order services, one-way and hedge positions. Everything the account reports in the watched symbols is the desk's. */
import { z } from 'zod';
import { decimalSchema } from '../../../shared/values/decimal.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import type { ClientOrderId } from '../../../shared/values/ids.ts';
import type { WatchedSymbol } from '../../ports/watchdog.ts';
import type { ClosingVenue, LiveOrder, LivePosition, LiveSnapshot } from './closingVenue.ts';
import { readCanceled, readFound, readProgress } from './orderProgress.ts';
import { reducingOrder } from './reducingOrder.ts';
import type { SignedRequests } from './signedRequests.ts';
import { mapAnswer, type VenueAnswer } from './venueAnswer.ts';

const side = z.enum(['BOTH', 'LONG', 'SHORT']);
const positionRows = z.array(z.object({ symbol: z.string(), positionSide: side, positionAmt: decimalSchema }));
const common = {
  symbol: z.string(),
  side: z.enum(['BUY', 'SELL']),
  positionSide: side,
  reduceOnly: z.boolean(),
  closePosition: z.boolean(),
};
const orderRows = z.array(z.object({ ...common, clientOrderId: z.string() }));
const algoRows = z.array(z.object({ ...common, clientAlgoId: z.string() }));
type OrderRow = Omit<z.output<typeof orderRows>[number], 'clientOrderId'>;

export class UsdmVenue implements ClosingVenue {
  readonly market = 'PERP';
  readonly #requests: SignedRequests;
  readonly #symbols: ReadonlyMap<string, WatchedSymbol>;

  constructor(requests: SignedRequests, symbols: readonly WatchedSymbol[]) {
    this.#requests = requests;
    this.#symbols = new Map(symbols.map((each) => [each.name, each]));
  }

  async check(): Promise<VenueAnswer<void>> {
    const clock = await this.#requests.measureClock();
    if (clock.kind !== 'ok') return clock;
    return mapAnswer(await this.#requests.get('/fapi/v3/positionRisk'), () => undefined);
  }

  async snapshot(): Promise<VenueAnswer<LiveSnapshot>> {
    const [positions, regular, algo] = await Promise.all([
      this.#requests.get('/fapi/v3/positionRisk'),
      this.#requests.get('/fapi/v1/openOrders'),
      this.#requests.get('/fapi/v1/openAlgoOrders'),
    ]);
    if (positions.kind !== 'ok') return positions;
    if (regular.kind !== 'ok') return regular;
    if (algo.kind !== 'ok') return algo;
    const read = [
      positionRows.safeParse(positions.value),
      orderRows.safeParse(regular.value),
      algoRows.safeParse(algo.value),
    ] as const;
    const [held, working, conditional] = read;
    if (!held.success || !working.success || !conditional.success)
      return { kind: 'unknown', text: 'expected positions and orders, found something else' };
    const orders = [
      ...working.data.map((row) => liveOrder(row, row.clientOrderId, 'REGULAR')),
      ...conditional.data.map((row) => liveOrder(row, row.clientAlgoId, 'ALGO')),
    ].filter(({ symbol }) => this.#symbols.has(symbol));
    return { kind: 'ok', value: { positions: held.data.flatMap((row) => this.#position(row)), orders } };
  }

  async cancel({ symbol, id, family }: LiveOrder): Promise<VenueAnswer<boolean>> {
    if (family === 'ALGO')
      return readCanceled(await this.#requests.delete('/fapi/v1/algoOrder', { symbol, clientAlgoId: id }));
    return readCanceled(await this.#requests.delete('/fapi/v1/order', { symbol, origClientOrderId: id }));
  }

  async cancelAll(symbol: string): Promise<VenueAnswer<void>> {
    const [regular, algo] = await Promise.all([
      this.#requests.delete('/fapi/v1/allOpenOrders', { symbol }),
      this.#requests.delete('/fapi/v1/algoOpenOrders', { symbol }),
    ]);
    return mapAnswer(regular.kind === 'ok' ? algo : regular, () => undefined);
  }

  async close(position: LivePosition, id: ClientOrderId): Promise<ReturnType<typeof readProgress>> {
    const order = reducingOrder(position, id, this.market);
    return readProgress(await this.#requests.placeReducing('/fapi/v1/order', order));
  }

  async find(symbol: string, id: string): Promise<ReturnType<typeof readFound>> {
    return readFound(await this.#requests.get('/fapi/v1/order', { symbol, origClientOrderId: id }));
  }

  #position(row: z.output<typeof positionRows>[number]): readonly LivePosition[] {
    const rules = this.#symbols.get(row.symbol);
    if (rules === undefined || row.positionAmt.isZero()) return [];
    return [
      {
        symbol: row.symbol,
        leg: row.positionSide === 'BOTH' ? 'NET' : row.positionSide,
        quantity: row.positionAmt,
        available: row.positionAmt.abs(),
        maxQuantity: quantity(rules.maxQuantity),
      },
    ];
  }
}

const liveOrder = (row: OrderRow, id: string, family: LiveOrder['family']): LiveOrder => ({
  symbol: row.symbol,
  id,
  family,
  opens: opensPosition(row),
});

/** In hedge mode the flag is always false, and the side against the leg is what reduces. */
function opensPosition({ side: way, positionSide, reduceOnly, closePosition }: OrderRow): boolean {
  if (positionSide !== 'BOTH') return (positionSide === 'LONG') === (way === 'BUY');
  return !reduceOnly && !closePosition;
}
