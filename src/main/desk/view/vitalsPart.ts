/** Equity, day, limits, latency, data age (UI-24): the same formulas as the gate, as decimal text. */
import type { Part } from '../../../shared/ipc/view.ts';
import { decimalText, maxDecimal, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import { equityOf, heatOf, workingEntryNotional, workingOrders } from '../../engine/exposure.ts';
import { staleLimitMs } from '../../engine/quoteFact.ts';
import type { SymbolMarket } from '../../engine/liveState.ts';
import type { ViewFacts } from './facts.ts';

type Vitals = Part<'vitals'>;

/** Order round trips count for a minute, and at least this many are needed (EB-05). */
const LATENCY_WINDOW_MS = 60 * SECOND_MS;
const LATENCY_SAMPLES = 5;
const LATENCY_LIMIT_MS = 2_000;
const FRACTION_PLACES = 10;

/** The vitals part of the view. */
export function vitalsPart(facts: ViewFacts): Vitals {
  const { state, engine } = facts;
  const { durable, live } = state;
  const { reporting, risk } = equityOf(state);
  const dayStart = durable.day.equity;
  const working = workingOrders(state);
  const workingAmount = workingEntryNotional(working);
  const heat = heatOf(state, working);
  const limits = engine.settings.modes.PAPER;
  const dayPnl = reporting.minus(dayStart);
  const use = (value: Decimal, limit: Decimal) => ({ value: text(value), limit: decimalText(limit) });
  return {
    currency: durable.currency,
    equity: decimalText(reporting),
    riskEquity: decimalText(risk),
    cash: decimalText(durable.cash),
    unrealized: decimalText(live.unrealized),
    dayStartEquity: decimalText(dayStart),
    dayPnl: decimalText(dayPnl),
    dayPnlFraction: text(share(dayPnl, dayStart)),
    dayRealized: decimalText(durable.day.realized),
    dayFees: decimalText(durable.day.fees),
    highWater: decimalText(durable.highWater),
    dayLoss: use(maxDecimal(ZERO, share(dayStart.minus(risk), dayStart)), limits.dailyLoss),
    drawdown: use(maxDecimal(ZERO, share(durable.highWater.minus(risk), durable.highWater)), limits.drawdown),
    gross: use(share(live.gross.plus(workingAmount), risk), limits.gross),
    heat: use(share(heat, risk), limits.heat),
    grossAmount: decimalText(live.gross),
    workingAmount: decimalText(workingAmount),
    heatAmount: decimalText(heat),
    latency: latencyOf(facts),
    positions: durable.positions.size,
    data: dataAge(facts),
    venue: { name: `${engine.venueName} (simulated)`, state: 'ok', since: null },
  };
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
  const watched = new Set(durable.positions.keys());
  for (const order of workingOrders(state)) watched.add(order.symbol);
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
