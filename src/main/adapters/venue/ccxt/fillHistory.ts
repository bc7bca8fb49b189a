/** The venue's own record of our fills, asked for by symbol or by order, and told as far as it was not (RC-25). */
import type { BudgetLane } from '../../../ports/venue.ts';
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import { DAY_MS, MINUTE_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { CallError } from './callError.ts';
import type { FillLedger } from './fillLedger.ts';
import type { FeeRates } from './feeRates.ts';
import { readAlgoOrder, readRegularOrder } from './readOrder.ts';
import { readFill, readTrades, type TradeRow } from './readTrade.ts';
import { streamClientId } from './stream/streamClientId.ts';
import { venueTradeId } from './stream/venueTradeId.ts';
import { nameIn, type VenueSession } from './venueSession.ts';

const PAGE = 1_000;
/** Longest range of one question about USD-M. */
const RANGE_MS = 7 * DAY_MS;
/** A trade may show up this late in the history. */
const LATE_MS = MINUTE_MS;

export interface FillHistoryOptions {
  readonly session: VenueSession;
  readonly ledger: FillLedger;
  readonly rates: FeeRates;
  /** Fills from then on are asked for the first time. */
  readonly since: UnixMs;
}

type Question = Readonly<Record<string, string | number>>;

export class FillHistory {
  readonly #options: FillHistoryOptions;
  /** Number after the last trade known, per venue symbol. */
  readonly #nextTrade = new Map<string, bigint>();
  readonly #since = new Map<string, UnixMs>();

  constructor(options: FillHistoryOptions) {
    this.#options = options;
  }

  /** Tells every fill of the symbol that was not told. Rejects with CallError. */
  async catchUp(symbol: SymbolName, lane: BudgetLane = 'RECONCILE'): Promise<void> {
    const listed = this.#options.session.table().byName(symbol);
    if (listed === null) return;
    const askedAt = this.#options.session.venueNow();
    let rows: readonly TradeRow[];
    do {
      const question: Question = { symbol: listed.venueSymbol, limit: PAGE, ...this.#nextQuestion(listed.venueSymbol) };
      rows = await this.#ask(question, lane);
      await this.#tell(rows, symbol, lane);
      this.#advance(question, rows, askedAt);
    } while (rows.length === PAGE || this.#lags(listed.venueSymbol, askedAt));
  }

  /** Tells the fills of one order that were not told. */
  async catchUpOrder(symbol: SymbolName, orderId: string, lane: BudgetLane = 'RECONCILE'): Promise<void> {
    const listed = this.#options.session.table().byName(symbol);
    if (listed === null) return;
    await this.#tell(await this.#ask({ symbol: listed.venueSymbol, orderId, limit: PAGE }, lane), symbol, lane);
  }

  async #ask(params: Question, lane: BudgetLane): Promise<readonly TradeRow[]> {
    const { market, line } = this.#options.session;
    const place = market === 'SPOT' ? ({ api: 'private', path: 'myTrades' } as const) : PERP_TRADES;
    return readTrades((await line.call({ ...place, method: 'GET', params }, { lane })).body);
  }

  #nextQuestion(venueSymbol: string): Question {
    const fromId = this.#nextTrade.get(venueSymbol);
    if (fromId !== undefined) return { fromId: String(fromId) };
    const startTime = this.#since.get(venueSymbol) ?? this.#options.since;
    return this.#options.session.market === 'SPOT' ? { startTime } : { startTime, endTime: startTime + RANGE_MS - 1 };
  }

  #advance(question: Question, rows: readonly TradeRow[], askedAt: UnixMs): void {
    const venueSymbol = String(question['symbol']);
    const last = rows.at(-1);
    if (last !== undefined) this.#nextTrade.set(venueSymbol, BigInt(last.id) + 1n);
    else if (typeof question['startTime'] === 'number') {
      const end = question['endTime'];
      const seen = Math.min(askedAt - LATE_MS, typeof end === 'number' ? end : askedAt);
      this.#since.set(venueSymbol, unixMs(Math.max(question['startTime'], seen)));
    }
  }

  /** Whether a range without trades ended before now. */
  #lags(venueSymbol: string, askedAt: UnixMs): boolean {
    if (this.#nextTrade.has(venueSymbol) || this.#options.session.market === 'SPOT') return false;
    return (this.#since.get(venueSymbol) ?? askedAt) < askedAt - LATE_MS;
  }

  async #tell(rows: readonly TradeRow[], symbol: SymbolName, lane: BudgetLane): Promise<void> {
    const { session, ledger, rates } = this.#options;
    const fresh = rows.filter((row) => !ledger.wasTold(venueTradeId(row.symbol, row.id)));
    const base = session.table().byName(symbol)?.base;
    for (const asset of new Set(fresh.map((row) => row.commissionAsset))) if (asset !== base) await rates.learn(asset);
    for (const row of fresh) {
      const clientOrderId = await this.#nameOf(row, lane);
      const { currency } = session;
      ledger.accept(readFill(row, { symbol, clientOrderId, currency, rateOf: rates.rateOf }));
    }
  }

  /** Under which of our ids the order of a trade goes: remembered, else asked for. */
  async #nameOf({ symbol, orderId }: TradeRow, lane: BudgetLane): Promise<ClientOrderId> {
    const { names, market } = this.#options.session;
    const known = names.idOf(symbol, orderId);
    if (known !== null) return known;
    if (market === 'PERP') await this.#learnChildren(symbol, lane);
    const id = names.idOf(symbol, orderId) ?? (await this.#askName(symbol, orderId, lane));
    names.learnNumber(symbol, orderId, id);
    return id;
  }

  /** The orders that stops of the last days became. */
  async #learnChildren(venueSymbol: string, lane: BudgetLane): Promise<void> {
    const { session } = this.#options;
    const { body } = await session.line.call(
      { api: 'fapiPrivate', method: 'GET', path: 'allAlgoOrders', params: { symbol: venueSymbol } },
      { lane },
    );
    for (const row of Array.isArray(body) ? body : []) {
      const stop = readAlgoOrder(row, nameIn(session));
      if (stop?.childId == null) continue;
      session.names.learnNumber(venueSymbol, stop.childId, stop.order.terms.clientOrderId);
    }
  }

  async #askName(venueSymbol: string, orderId: string, lane: BudgetLane): Promise<ClientOrderId> {
    const { session } = this.#options;
    const api = session.market === 'SPOT' ? 'private' : 'fapiPrivate';
    try {
      const params = { symbol: venueSymbol, orderId };
      const { body } = await session.line.call({ api, method: 'GET', path: 'order', params }, { lane });
      const found = readRegularOrder(body, nameIn(session));
      return found?.order.terms.clientOrderId ?? streamClientId('', orderId);
    } catch (error) {
      // Orders are forgotten before their fills are.
      if (error instanceof CallError && error.facts.outcome === 'refused') return streamClientId('', orderId);
      throw error;
    }
  }
}

const PERP_TRADES = { api: 'fapiPrivate', path: 'userTrades' } as const;
