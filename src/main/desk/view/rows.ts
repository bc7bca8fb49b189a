/** Keyed rows of the view. Rows whose source object did not change keep their identity, so that a patch costs only what changed. */
import { activeBookState } from '../../engine/books.ts';
import type { Row, ViewSnapshot } from '../../../shared/ipc/view.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { Order } from '../../../shared/model/order.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { staleLimitMs } from '../../engine/quoteFact.ts';
import { quoteFor } from '../../engine/marks.ts';
import type { Installed, SymbolMarket } from '../../engine/liveState.ts';
import type { ViewFacts } from './facts.ts';
import { positionRow } from './positionRow.ts';

type Rows = ViewSnapshot['rows'];

/** Builds rows again and again; unchanged instruments, orders, alerts and quotes give the same row object. */
export class RowBuilder {
  private readonly facts: ViewFacts;
  private readonly instruments = new WeakMap<Instrument, Row<'instruments'>>();
  private readonly orders = new WeakMap<Order, Row<'orders'>>();
  private readonly alerts = new WeakMap<Alert, Row<'alerts'>>();
  private quotes: Rows['quotes'] = {};

  constructor(facts: ViewFacts) {
    this.facts = facts;
  }

  build(): Rows {
    const { durable, live } = this.facts.state;
    const { positions, orders } = activeBookState(this.facts.state);
    const rows: Rows = {
      strategies: Object.fromEntries(live.installed.map((each) => [each.strategy.id, this.strategyRow(each)])),
      instruments: Object.fromEntries([...live.markets.values()].map((each) => this.instrumentEntry(each))),
      quotes: this.quoteRows(),
      positions: Object.fromEntries(
        [...positions.values()].map((each) => [each.symbol, positionRow(this.facts, each)]),
      ),
      orders: Object.fromEntries([...orders.values()].map((each) => [each.clientOrderId, this.orderRow(each)])),
      alerts: Object.fromEntries([...durable.alerts.values()].map((each) => [each.key, this.alertRow(each)])),
      backtests: Object.fromEntries(this.facts.backtests().map((each) => [each.id, each])),
    };
    live.dirty.clear();
    return rows;
  }

  private instrumentEntry({ instrument }: SymbolMarket): readonly [string, Row<'instruments'>] {
    const row = this.instruments.get(instrument) ?? instrumentRow(instrument);
    this.instruments.set(instrument, row);
    return [instrument.symbol, row];
  }

  private quoteRows(): Rows['quotes'] {
    const { live } = this.facts.state;
    if (live.dirty.size === 0) return this.quotes;
    const quotes = { ...this.quotes };
    for (const symbol of live.dirty) {
      const market = live.markets.get(symbol);
      const row = market === undefined ? null : quoteRow(this.facts, market);
      if (row !== null) quotes[symbol] = row;
    }
    this.quotes = quotes;
    return quotes;
  }

  private orderRow(order: Order): Row<'orders'> {
    const known = this.orders.get(order);
    if (known !== undefined) return known;
    const row = orderRow(order);
    this.orders.set(order, row);
    return row;
  }

  private alertRow(alert: Alert): Row<'alerts'> {
    const known = this.alerts.get(alert);
    if (known !== undefined) return known;
    const { key, severity, state, book, symbol, rule, text, meaning, action, deadline, count, firstAt, lastAt } = alert;
    const row = { key, severity, state, book, symbol, rule, text, meaning, action, deadline, count, firstAt, lastAt };
    this.alerts.set(alert, row);
    return row;
  }

  private strategyRow({ strategy, interval, hash }: Installed): Row<'strategies'> {
    const run = this.facts.state.durable.strategies.get(strategy.id);
    return {
      id: strategy.id,
      name: strategy.name,
      version: hash.slice(0, 8),
      status: run?.status ?? 'STOPPED',
      text: run === undefined ? 'Never started.' : '',
      parameters: strategy.parameters,
      symbols: [...(run?.symbols ?? [])],
      interval,
      trades: run?.trades ?? 0,
      signals: run?.signals ?? 0,
      lastSignalAt: run?.lastSignalAt ?? null,
    };
  }
}

function quoteRow(facts: ViewFacts, market: SymbolMarket): Row<'quotes'> | null {
  const quote = quoteFor(market);
  if (quote === null) return null;
  return {
    symbol: market.instrument.symbol,
    bid: decimalText(quote.bid),
    ask: decimalText(quote.ask),
    last: decimalText(quote.last),
    time: market.time,
    staleAfterMs: staleLimitMs({ facts: facts.engine }, facts.state.live, market),
  };
}

const instrumentRow = (instrument: Instrument): Row<'instruments'> => ({
  symbol: instrument.symbol,
  kind: instrument.kind,
  status: instrument.status,
  tick: decimalText(instrument.tick),
  lot: decimalText(instrument.lot),
  minNotional: decimalText(instrument.minNotional),
  base: instrument.base,
  quote: instrument.quote,
});

const orderRow = (order: Order): Row<'orders'> => ({
  id: order.clientOrderId,
  book: order.book,
  symbol: order.symbol,
  status: order.status,
  role: order.role,
  side: order.side,
  type: order.type,
  quantity: decimalText(order.quantity),
  leaves: decimalText(order.quantity.minus(order.filledQuantity)),
  price: order.limitPrice === null ? null : decimalText(order.limitPrice),
  trigger: order.triggerPrice === null ? null : decimalText(order.triggerPrice),
  timeInForce: order.timeInForce,
  reduceOnly: order.reduceOnly,
  postOnly: order.postOnly,
  source: order.source,
  reason: order.reason,
  note: order.note,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
});
