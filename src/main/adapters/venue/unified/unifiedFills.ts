/** The venue's own record of our fills, asked for by symbol and told as far as it was not (RC-25). */
import type { Fill } from '../../../../shared/model/fill.ts';
import type { BudgetLane } from '../../../ports/venue.ts';
import { ZERO } from '../../../../shared/values/decimal.ts';
import { tradeId, type ClientOrderId, type SymbolName } from '../../../../shared/values/ids.ts';
import { price } from '../../../../shared/values/price.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { FillLedger } from '../ccxt/fillLedger.ts';
import { reportedFee } from '../ccxt/stream/reportedFee.ts';
import { streamClientId } from '../ccxt/stream/streamClientId.ts';
import { fromVenueQuantity, type ListedMarket } from './marketTable.ts';
import type { OrderLists } from './orderLists.ts';
import { readHistory } from './readHistory.ts';
import { readUnifiedTrades, type UnifiedTrade } from './readUnified.ts';
import { isRefusal } from './unifiedLine.ts';
import type { UnifiedSession } from './unifiedSession.ts';

/** A trade may show up this late in the history. */
const LATE_MS = MINUTE_MS;

export interface UnifiedFillsOptions {
  readonly session: UnifiedSession;
  readonly ledger: FillLedger;
  readonly lists: OrderLists;
  /** Fills from then on are asked for the first time. */
  readonly since: UnixMs;
}

export class UnifiedFills {
  readonly #options: UnifiedFillsOptions;
  readonly #since = new Map<SymbolName, UnixMs>();

  constructor(options: UnifiedFillsOptions) {
    this.#options = options;
  }

  /** Tells every fill of the symbol that was not told. Rejects with UnifiedFailure. */
  async catchUp(symbol: SymbolName, lane: BudgetLane = 'RECONCILE'): Promise<void> {
    const { session } = this.#options;
    const listed = session.table().get(symbol);
    if (listed === undefined) return;
    const askedAt = session.venueNow();
    const from = this.#since.get(symbol) ?? this.#options.since;
    const page = session.capabilities.fillsPage;
    const rows = await readHistory({
      ...page,
      from,
      to: unixMs(askedAt + LATE_MS),
      ask: async (start, until) => {
        const args = [symbol, start, page.limit ?? undefined, until === null ? {} : { until }];
        return readUnifiedTrades(await session.line.call({ method: 'fetchMyTrades', args, lane }));
      },
      keyOf: (row) => row.id,
      timeOf: (row) => row.timestamp,
      isRefusal,
    });
    for (const row of rows) await this.#tell(row, listed);
    // Asked from a little earlier the next time: each trade counts once.
    this.#since.set(symbol, unixMs(Math.max(from, askedAt - LATE_MS)));
  }

  async #tell(row: UnifiedTrade, listed: ListedMarket): Promise<void> {
    const { ledger } = this.#options;
    const { symbol } = listed.instrument;
    // Venues number trades per symbol or for all of them.
    const id = tradeId(`${symbol}:${row.id}`.slice(-64));
    if (ledger.wasTold(id)) return;
    const clientOrderId = await this.#nameOf(row, symbol);
    // Another reading may have told it meanwhile; the ledger takes each once.
    ledger.accept(this.#fillOf(row, listed, { tradeId: id, clientOrderId }));
  }

  #fillOf(
    row: UnifiedTrade,
    listed: ListedMarket,
    ids: { readonly tradeId: Fill['tradeId']; readonly clientOrderId: ClientOrderId },
  ): Omit<Fill, 'book'> {
    const { session } = this.#options;
    const { symbol, makerFee, takerFee } = listed.instrument;
    const size = fromVenueQuantity(listed, row.amount);
    const at = price(row.price);
    const isMaker = row.takerOrMaker === 'maker';
    // A trade that does not say what it cost is taken to have cost the listed rate.
    const listedFee = at.mul(size).mul(isMaker ? makerFee : takerFee);
    const charged =
      row.fee?.currency == null
        ? { amount: listedFee, asset: session.currency }
        : { amount: row.fee.cost, asset: row.fee.currency };
    return {
      ...ids,
      symbol,
      side: row.side,
      quantity: size,
      price: at,
      ...reportedFee({ ...charged, symbol, side: row.side, price: at }, session.currency, () => null),
      liquidity: isMaker ? 'MAKER' : 'TAKER',
      venueTime: row.timestamp,
    };
  }

  /** Under which of our ids the order of a trade goes: remembered, else asked for, else that of the stop which became it. */
  async #nameOf({ order, side }: UnifiedTrade, symbol: SymbolName): Promise<ClientOrderId> {
    const { session, lists, since } = this.#options;
    const number = order ?? '';
    const remembered = session.known.idOf(symbol, number);
    if (remembered !== null) return remembered;
    const found =
      number === ''
        ? null
        : await lists.byNumber(number, symbol, { isConditional: false, since: this.#since.get(symbol) ?? since });
    const named = found?.order.terms.clientOrderId ?? streamClientId('', number === '' ? 'unnamed' : number);
    const isOurs = session.known.find(named) !== null;
    const id = isOurs ? named : (session.known.triggeredStop(symbol, side) ?? named);
    session.known.learnNumber(symbol, number, id);
    return id;
  }

  /** Whether the fills told of an order make up a quantity. */
  isFilled(id: ClientOrderId, size: Fill['quantity']): boolean {
    const filled = this.#options.ledger.filledOf(id);
    return filled.greaterThan(ZERO) && filled.greaterThanOrEqualTo(size);
  }
}
