/** Strategies at work: one evaluation per closed bar, intents turned into orders through the same gate as a manual ticket. */
import type { Interval } from '../../shared/model/candle.ts';
import type { EntryData } from '../../shared/model/entry.ts';
import type { Book } from '../../shared/model/mode.ts';
import type { Position } from '../../shared/model/position.ts';
import { decimalFromFloat } from '../../shared/values/decimal.ts';
import { price, type Price } from '../../shared/values/price.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import { entrySide, sideOfQuantity } from '../domain/position/side.ts';
import { roundStopTowardEntry } from '../domain/sizing/stopPrice.ts';
import type { Intent, StrategyPosition } from '../domain/strategy/strategy.ts';
import { activeBook, held, inBook } from './books.ts';
import type { Durable } from './state.ts';
import { closePosition } from './closing.ts';
import { isDust } from './dust.ts';
import { submitEntry } from './entries.ts';
import { entriesAllowed } from './permissions.ts';
import type { Installed, SymbolMarket } from './liveState.ts';
import { workingOf } from './sending.ts';
import { note, record, type Step } from './step.ts';
import { moveStop } from './stops.ts';

export interface ClosedBar {
  readonly interval: Interval;
  /** End of the bar. */
  readonly closedAt: UnixMs;
}

/** Asks every running strategy of the bar's interval, once per bar and symbol. */
export function evaluateStrategies(step: Step, market: SymbolMarket, bar: ClosedBar): void {
  for (const installed of step.state.live.installed) {
    if (installed.interval !== bar.interval) continue;
    const run = step.state.durable.strategies.get(installed.strategy.id);
    const symbol = market.instrument.symbol;
    if (run?.status !== 'RUNNING' || !run.symbols.includes(symbol)) continue;
    if ((run.usedCandle.get(symbol) ?? 0) >= bar.closedAt) continue;
    for (const book of tradedBooks(step.state.durable)) evaluate(inBook(step, book), { installed, market, bar });
  }
}

/** The book of the mode, and in a live mode the paper book as its shadow: they share the bar and nothing else (SM-14). */
const tradedBooks = (durable: Durable): readonly Book[] =>
  activeBook(durable) === 'LIVE' && durable.books.PAPER.opened ? ['LIVE', 'PAPER'] : [activeBook(durable)];

interface Evaluation {
  readonly installed: Installed;
  readonly market: SymbolMarket;
  readonly bar: ClosedBar;
}

function evaluate(step: Step, evaluation: Evaluation): void {
  const { installed, market, bar } = evaluation;
  const { symbol } = market.instrument;
  const bars = market.series.get(bar.interval);
  const position = openPosition(step, symbol);
  const isForeign = position !== undefined && position.source !== installed.strategy.id;
  if (bars === undefined || isForeign) return;
  if (position === undefined && !entriesAllowed(step.state)) return;
  const intents = installed.strategy.evaluate({ symbol, bars, position: positionOf(position) });
  for (const intent of intents) act(step, evaluation, intent);
}

/** Dust is nothing to a strategy: it could neither close nor guard it (ES-09). */
function openPosition(step: Step, symbol: SymbolName): Position | undefined {
  const position = held(step).positions.get(symbol);
  return position === undefined || isDust(step, position) ? undefined : position;
}

/** What a strategy may know of its own position, as analytics floats. */
function positionOf(position: Position | undefined): StrategyPosition | null {
  if (position === undefined) return null;
  return {
    side: sideOfQuantity(position.quantity),
    quantity: position.quantity.abs().toNumber(),
    averageEntry: position.averageEntry.toNumber(),
    stop: position.stopPrice?.toNumber() ?? null,
  };
}

function act(step: Step, evaluation: Evaluation, intent: Intent): void {
  const position = openPosition(step, evaluation.market.instrument.symbol);
  step.actor = { type: 'strategy', id: evaluation.installed.strategy.id, session: step.facts.session };
  if (intent.kind === 'enter' && position === undefined) enter(step, evaluation, intent);
  if (intent.kind === 'exit' && position !== undefined) exit(step, evaluation, intent.reason);
  if (intent.kind === 'moveStop' && position !== undefined) trail(step, evaluation, { position, intent });
}

function enter(step: Step, evaluation: Evaluation, intent: Extract<Intent, { kind: 'enter' }>): void {
  const { installed, market } = evaluation;
  const { symbol } = market.instrument;
  if (!entriesAllowed(step.state) || workingOf(step, symbol, 'ENTRY').length > 0) return;
  const stop = stopPriceOf(market, intent);
  const result = submitEntry(step, {
    symbol,
    side: entrySide(intent.side),
    type: 'MARKET',
    limitPrice: null,
    stop,
    quantityCap: null,
    timeInForce: 'GTC',
    postOnly: false,
    source: installed.strategy.id,
    signalId: signalIdOf(evaluation, 'entry'),
    reason: intent.reason,
    signalUsed: false,
  });
  recordSignal(step, evaluation, {
    kind: intent.side === 'LONG' ? 'ENTER_LONG' : 'ENTER_SHORT',
    stop,
    outcome: result.ok ? 'ORDERED' : 'DENIED',
    text: result.ok ? intent.reason : result.error.message.slice(0, 400),
  });
}

function exit(step: Step, evaluation: Evaluation, reason: string): void {
  const { symbol } = evaluation.market.instrument;
  if (workingOf(step, symbol, 'EXIT').length > 0) return;
  const source = evaluation.installed.strategy.id;
  const result = closePosition(step, symbol, { reason, source, signalId: signalIdOf(evaluation, 'exit') });
  recordSignal(step, evaluation, {
    kind: 'EXIT',
    stop: null,
    outcome: result.ok ? 'ORDERED' : 'DENIED',
    text: result.ok ? reason : result.error.message.slice(0, 400),
  });
}

/** A trailing stop only ever tightens: a looser one is ignored without a trace (UI-44). */
function trail(
  step: Step,
  { market }: Evaluation,
  move: { readonly position: Position; readonly intent: Extract<Intent, { kind: 'moveStop' }> },
): void {
  const { position, intent } = move;
  const side = sideOfQuantity(position.quantity);
  const to = roundStopTowardEntry(side, decimalFromFloat(intent.stop), market.instrument.tick);
  const current = position.stopPrice;
  const tightens = current === null || (side === 'LONG' ? to.greaterThan(current) : to.lessThan(current));
  if (tightens && to.greaterThan(0)) moveStop(step, position, { to, cause: intent.reason });
}

function stopPriceOf(market: SymbolMarket, intent: Extract<Intent, { kind: 'enter' }>): Price | null {
  if (!Number.isFinite(intent.stop) || intent.stop <= 0) return null;
  return price(roundStopTowardEntry(intent.side, decimalFromFloat(intent.stop), market.instrument.tick));
}

const signalIdOf = ({ installed, market, bar }: Evaluation, leg: string): string =>
  `${installed.strategy.id}:${market.instrument.symbol}:${bar.closedAt}:${leg}`;

function recordSignal(
  step: Step,
  { installed, market, bar }: Evaluation,
  signal: Pick<EntryData<'SIGNAL'>, 'kind' | 'stop' | 'outcome' | 'text'>,
): void {
  const data: EntryData<'SIGNAL'> = {
    strategy: installed.strategy.id,
    symbol: market.instrument.symbol,
    signalId: signalIdOf({ installed, market, bar }, 'signal'),
    candleTime: bar.closedAt,
    ...signal,
  };
  record(step, 'SIGNAL', { data, durability: 'C' });
  if (signal.outcome === 'DENIED') noteRefusal(step, data);
}

/** Of the entries refused at one bar the first is shown; the journal has them all. */
function noteRefusal(step: Step, { candleTime, symbol, text }: EntryData<'SIGNAL'>): void {
  if (step.state.live.lastRefusedBar === candleTime) return;
  step.state.live.lastRefusedBar = candleTime;
  note(step, 'REFUSAL', `${symbol}: ${text}`);
}
