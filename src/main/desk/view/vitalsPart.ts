/** Equity, day, limits, latency, data age (UI-24): the same formulas as the gate, as decimal text. */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Book } from '../../../shared/model/mode.ts';
import { decimalText, maxDecimal, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import { activeBook, activeBookState } from '../../engine/books.ts';
import { equityOf, heatOf, workingEntryNotional, workingOrders } from '../../engine/exposure.ts';
import { staleLimitMs } from '../../engine/quoteFact.ts';
import type { SymbolMarket } from '../../engine/liveState.ts';
import type { ModeLimits } from '../../../shared/settings.ts';
import type { ViewFacts } from './facts.ts';

type Vitals = Part<'vitals'>;

/** Order round trips count for a minute, and at least this many are needed (EB-05). */
const LATENCY_WINDOW_MS = 60 * SECOND_MS;
const LATENCY_SAMPLES = 5;
const LATENCY_LIMIT_MS = 2_000;
const FRACTION_PLACES = 10;

/** The vitals part of the view. */
export function vitalsPart(facts: ViewFacts): Vitals {
  const { state } = facts;
  const { durable, live } = state;
  const name = activeBook(durable);
  const book = durable.books[name];
  const totals = live.totals[name];
  const { reporting, risk } = equityOf(state, name);
  // Flows are part of the base, so that money that came or went is neither gain nor loss (ME-22).
  const dayStart = book.day.equity.plus(book.day.flows);
  const highWater = book.riskHighWater.mul(book.units);
  const working = workingOrders(state, name);
  const workingAmount = workingEntryNotional(working);
  const heat = heatOf(state, name, working);
  const limits = limitsOf(facts);
  const dayPnl = reporting.minus(dayStart);
  const use = (value: Decimal, limit: Decimal) => ({ value: text(value), limit: decimalText(limit) });
  return {
    currency: durable.currency,
    equity: decimalText(reporting),
    riskEquity: decimalText(risk),
    cash: decimalText(book.cash),
    unrealized: decimalText(totals.unrealized),
    dayStartEquity: decimalText(dayStart),
    dayPnl: decimalText(dayPnl),
    dayPnlFraction: text(share(dayPnl, book.day.equity)),
    dayRealized: decimalText(book.day.realized),
    dayFees: decimalText(book.day.fees),
    highWater: decimalText(highWater.toDecimalPlaces(FRACTION_PLACES)),
    dayLoss: use(maxDecimal(ZERO, share(dayStart.minus(risk), book.day.equity)), limits.dailyLoss),
    drawdown: use(maxDecimal(ZERO, share(highWater.minus(risk), highWater)), limits.drawdown),
    gross: use(share(totals.gross.plus(workingAmount), risk), limits.gross),
    heat: use(share(heat, risk), limits.heat),
    grossAmount: decimalText(totals.gross),
    workingAmount: decimalText(workingAmount),
    heatAmount: decimalText(heat),
    latency: latencyOf(facts),
    positions: book.positions.size,
    data: dataAge(facts),
    venue: venueOf(facts, name),
  };
}

/** Slow is a venue that answers, but whose account stream is down. */
function venueOf({ state, engine }: ViewFacts, book: Book): Vitals['venue'] {
  const venue = engine.venues[book];
  if (venue === null || venue.capabilities.simulated)
    return { name: `${venue?.name ?? 'none'} (simulated)`, state: 'ok', since: null };
  const { downSince } = state.live.breaker.connection;
  const { stream } = state.live.venue;
  if (downSince !== null) return { name: venue.name, state: 'unreachable', since: downSince };
  if (stream?.state === 'down') return { name: venue.name, state: 'slow', since: stream.at };
  return { name: venue.name, state: 'ok', since: null };
}

/** Limits of the mode in force, or of the one before an emergency stop. */
function limitsOf({ state, engine }: ViewFacts): ModeLimits {
  const { modeState } = state.durable;
  const mode = modeState.mode === 'EMERGENCY_STOP' ? modeState.modeBefore : modeState.mode;
  return engine.settings.modes[mode === 'SETUP' ? 'PAPER' : mode];
}

const share = (part: Decimal, whole: Decimal): Decimal => (whole.isZero() ? ZERO : part.div(whole));
const text = (fraction: Decimal): string => decimalText(fraction.toDecimalPlaces(FRACTION_PLACES));

/** p95 by nearest rank over the last minute; null with fewer than five samples (EB-05). */
function latencyOf({ state, now }: ViewFacts): Vitals['latency'] {
  const since = now() - LATENCY_WINDOW_MS;
  const samples = state.live.latencies.filter((each) => each.at >= since).map((each) => each.ms);
  const sorted = samples.toSorted((a, b) => a - b);
  const p95 = samples.length < LATENCY_SAMPLES ? null : (sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null);
  return { p95Ms: p95, samples: samples.length, limitMs: LATENCY_LIMIT_MS };
}

/** The oldest quote among held and ordered symbols; with none, the newest of all, which tells whether the feed lives. */
function dataAge(facts: ViewFacts): Vitals['data'] {
  const { state, engine } = facts;
  const { durable, live } = state;
  const watched = new Set(activeBookState(state).positions.keys());
  for (const order of workingOrders(state, activeBook(durable))) watched.add(order.symbol);
  let found: SymbolMarket | null = null;
  for (const market of live.markets.values()) {
    const isWatched = watched.has(market.instrument.symbol);
    if (watched.size > 0 && !isWatched) continue;
    if (found === null || (watched.size > 0 ? market.time < found.time : market.time > found.time)) found = market;
  }
  if (found === null) return { symbol: null, quoteTime: null, staleAfterMs: engine.settings.data.staleMinMs };
  return {
    symbol: found.instrument.symbol,
    quoteTime: found.time === 0 ? null : found.time,
    staleAfterMs: staleLimitMs({ facts: engine }, live, found),
  };
}
