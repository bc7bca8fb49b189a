/** What a book remembers of its orders across restarts, as folds of fills: losses in a row (PS-05), repeated entries (RC-10), what orders really paid (PS-02). */
import type { EntryData } from '../../shared/model/entry.ts';
import type { Order, Side } from '../../shared/model/order.ts';
import { decimal, type Decimal } from '../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import { nextLossStreak, noLosses, type LossStreak } from '../domain/sizing/performanceMultiplier.ts';
import type { RealizedSlippage } from '../domain/sizing/sizingCosts.ts';

/** An automated entry at its first fill. */
export interface EntryFill {
  readonly order: ClientOrderId;
  readonly source: string;
  readonly symbol: SymbolName;
  readonly side: Side;
  readonly at: UnixMs;
}

/** Slippage of the last market entries and stops of a symbol, fractions, above zero against us, oldest first. */
export interface PaidSlippage {
  readonly entry: readonly Decimal[];
  readonly stop: readonly Decimal[];
}

export interface OrderHistory {
  /** Symbols the book was opened for, in the order they were declared (RC-29). */
  readonly declared: readonly SymbolName[];
  readonly losses: LossStreak;
  readonly entryFills: readonly EntryFill[];
  readonly slippage: ReadonlyMap<SymbolName, PaidSlippage>;
}

/** A book without a past. */
export const newOrderHistory = (declared: readonly SymbolName[] = []): OrderHistory => ({
  declared,
  losses: noLosses,
  entryFills: [],
  slippage: new Map(),
});

/** More than any sensible count of RC-10, and the orders a median of slippage looks at. */
const MOST_ENTRY_FILLS = 200;
const MOST_SLIPPAGES = 20;
const SLIPPAGE_PLACES = 8;

/** Sources that are people or the desk itself. */
const BY_HAND: ReadonlySet<string> = new Set(['manual', 'engine']);
/** Whether orders of this source are a strategy's. */
export const isAutomated = (source: string): boolean => !BY_HAND.has(source);

/** After a fill; `order` is as it was before it. */
export function historyAfterFill(
  history: OrderHistory,
  order: Order | undefined,
  { data, at }: { readonly data: EntryData<'FILL'>; readonly at: UnixMs },
): OrderHistory {
  const losses = data.trade === null ? history.losses : nextLossStreak(history.losses, data.trade.netPnl);
  if (order === undefined) return losses === history.losses ? history : { ...history, losses };
  return {
    ...history,
    losses,
    entryFills: withEntryFill(history.entryFills, order, at),
    slippage: withSlippage(history.slippage, order, data),
  };
}

/** After a person enabled a strategy again: its earlier entries no longer count (RC-10). */
export const historyAfterEnable = (history: OrderHistory, strategy: string): OrderHistory => ({
  ...history,
  entryFills: history.entryFills.filter((each) => each.source !== strategy),
});

/** Times of the automated entries like an order that filled, oldest first. */
export const entryFillsOf = (
  { entryFills }: OrderHistory,
  { source, symbol, side }: Pick<Order, 'source' | 'symbol' | 'side'>,
): readonly UnixMs[] =>
  entryFills
    .filter((each) => each.source === source && each.symbol === symbol && each.side === side)
    .map((each) => each.at);

/** Medians of what market entries and stops of a symbol paid; null before the first (PS-02). */
export function realizedSlippage({ slippage }: OrderHistory, symbol: SymbolName): RealizedSlippage {
  const paid = slippage.get(symbol);
  return { entry: medianOf(paid?.entry ?? []), stop: medianOf(paid?.stop ?? []) };
}

function withEntryFill(fills: readonly EntryFill[], order: Order, at: UnixMs): readonly EntryFill[] {
  const isFirst = order.role === 'ENTRY' && order.filledQuantity.isZero();
  if (!isFirst || !isAutomated(order.source)) return fills;
  const { clientOrderId, source, symbol, side } = order;
  return [...fills, { order: clientOrderId, source, symbol, side, at }].slice(-MOST_ENTRY_FILLS);
}

function withSlippage(
  known: OrderHistory['slippage'],
  order: Order,
  { fill }: EntryData<'FILL'>,
): OrderHistory['slippage'] {
  const kind = order.role === 'STOP' ? 'stop' : order.role === 'ENTRY' && order.type === 'MARKET' ? 'entry' : null;
  if (kind === null) return known;
  const decided = order.triggerPrice ?? order.decisionPrice;
  const paid = fill.side === 'BUY' ? fill.price.minus(decided) : decided.minus(fill.price);
  const before = known.get(order.symbol) ?? { entry: [], stop: [] };
  const next = [...before[kind], paid.div(decided).toDecimalPlaces(SLIPPAGE_PLACES)].slice(-MOST_SLIPPAGES);
  return new Map(known).set(order.symbol, { ...before, [kind]: next });
}

/** Mean of the middle one or two. */
function medianOf(values: readonly Decimal[]): Decimal | null {
  const sorted = values.toSorted((one, other) => one.comparedTo(other));
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  return lower === undefined || upper === undefined ? null : lower.plus(upper).div(decimal(2));
}
