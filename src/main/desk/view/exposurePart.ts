/** Exposure of the active book per symbol (UI-53): the numbers the gate counts, as fractions of risk-mark equity. */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Order } from '../../../shared/model/order.ts';
import type { Book } from '../../../shared/model/mode.ts';
import { decimalText, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { activeBook } from '../../engine/books.ts';
import {
  equityOf,
  heatOf,
  positionRisk,
  symbolNotional,
  workingEntryNotional,
  workingOrders,
} from '../../engine/exposure.ts';
import type { EngineState } from '../../engine/state.ts';
import type { ViewFacts } from './facts.ts';

type ExposurePart = Part<'exposure'>;

const PLACES = 10;

/** The exposure part of the view: held and ordered symbols, the largest first. */
export function exposurePart({ state, engine }: ViewFacts): ExposurePart {
  const { modeState } = state.durable;
  const mode = modeState.mode === 'EMERGENCY_STOP' ? modeState.modeBefore : modeState.mode;
  const limits = engine.settings.modes[mode === 'SETUP' ? 'PAPER' : mode];
  const book = activeBook(state.durable);
  const equity = equityOf(state, book).risk;
  const working = workingOrders(state, book);
  const share = (amount: Decimal): string =>
    decimalText(equity.greaterThan(ZERO) ? amount.div(equity).toDecimalPlaces(PLACES) : ZERO);
  const symbols = symbolsOf(state, book, working);
  const net = symbols.reduce((sum, symbol) => sum.plus(signedNotional(state, book, symbol)), ZERO);
  return {
    gross: share(state.live.totals[book].gross.plus(workingEntryNotional(working))),
    net: share(net),
    grossCap: decimalText(limits.gross),
    symbolCap: decimalText(limits.symbol),
    heat: share(heatOf(state, book, working)),
    heatCap: decimalText(limits.heat),
    symbols: symbols.map((symbol) => rowOf(state, { book, symbol, working, share })),
  };
}

function rowOf(
  state: EngineState,
  {
    book,
    symbol,
    working,
    share,
  }: {
    readonly book: Book;
    readonly symbol: SymbolName;
    readonly working: readonly Order[];
    readonly share: (amount: Decimal) => string;
  },
): ExposurePart['symbols'][number] {
  const position = state.durable.books[book].positions.get(symbol);
  return {
    symbol,
    signed: share(signedNotional(state, book, symbol)),
    notional: decimalText(symbolNotional(state, book, symbol)),
    risk: decimalText(position === undefined ? ZERO : positionRisk(state, position)),
    working: decimalText(workingEntryNotional(working.filter((order) => order.symbol === symbol))),
  };
}

function symbolsOf(state: EngineState, book: Book, working: readonly Order[]): readonly SymbolName[] {
  const symbols = new Set(state.durable.books[book].positions.keys());
  for (const order of working) if (order.role === 'ENTRY') symbols.add(order.symbol);
  return [...symbols].toSorted((one, other) =>
    symbolNotional(state, book, other).comparedTo(symbolNotional(state, book, one)),
  );
}

function signedNotional(state: EngineState, book: Book, symbol: SymbolName): Decimal {
  const isShort = state.durable.books[book].positions.get(symbol)?.quantity.isNegative() ?? false;
  const size = symbolNotional(state, book, symbol);
  return isShort ? size.neg() : size;
}
