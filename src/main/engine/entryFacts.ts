/** Everything the desk knows that sizing and gate of an entry look at, gathered in one instant (RC-01). */
import type { Instrument } from '../../shared/model/instrument.ts';
import type { Side } from '../../shared/model/order.ts';
import { decimalFromFloat } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money, type Money } from '../../shared/values/money.ts';
import type { ControlFacts } from '../domain/pretrade/controlFacts.ts';
import type { Exposure, QuoteFact } from '../domain/pretrade/context.ts';
import { workingAmong, workingInSymbol } from './bookOrders.ts';
import { held } from './books.ts';
import { controlFacts } from './controlFacts.ts';
import { equityOf, heatOf, symbolNotional, workingEntryNotional } from './exposure.ts';
import { quoteFact } from './quoteFact.ts';
import type { Rung } from './rung.ts';
import type { Step } from './step.ts';

/** What is not known is null, and the gate refuses it (CV-08). */
export interface EntryFacts {
  readonly rung: Rung;
  /** At risk marks. */
  readonly equity: Money;
  readonly instrument: Instrument | null;
  readonly quote: QuoteFact | null;
  readonly exposure: Exposure;
  readonly volume24h: Money | null;
  readonly controls: ControlFacts;
}

/** Facts of the book the turn works in, for an order under a rung. */
export function entryFacts(
  step: Step,
  order: {
    readonly symbol: SymbolName;
    readonly side: Side;
    readonly source: string;
    readonly sizeConfirmation?: string | null;
  },
  rung: Rung,
): EntryFacts {
  const market = step.state.live.markets.get(order.symbol);
  const volume = market?.volume.total() ?? null;
  return {
    rung,
    equity: equityOf(step.state, step.book).risk,
    instrument: market?.instrument ?? null,
    quote: quoteFact(step, order.symbol),
    exposure: exposureFor(step, order.symbol),
    volume24h: volume === null ? null : money(decimalFromFloat(volume).toDecimalPlaces(2)),
    controls: controlFacts(step, { sizeConfirmation: null, ...order, limits: rung.limits }),
  };
}

/** What counts against the limits: orders from when they are sent, protective stops never (RC-13). */
function exposureFor(step: Step, symbol: SymbolName): Exposure {
  const { state, book } = step;
  const { positions, orders } = held(step);
  const entries = workingAmong(orders).filter((order) => order.role === 'ENTRY');
  const inSymbol = workingInSymbol(orders, symbol);
  // Entered but not held yet; what is held is not counted again.
  const entered = new Set(entries.filter((order) => !positions.has(order.symbol)).map((order) => order.symbol));
  return {
    grossPositions: state.live.totals[book].gross,
    workingEntries: workingEntryNotional(entries),
    symbolPosition: symbolNotional(state, book, symbol),
    symbolWorking: workingEntryNotional(inSymbol),
    heat: heatOf(state, book, entries),
    heldSymbols: positions.size + entered.size,
    symbolIsHeld: positions.has(symbol) || entered.has(symbol),
    workingOrdersInSymbol: inSymbol.filter((order) => order.role === 'ENTRY' || order.role === 'EXIT').length,
  };
}
