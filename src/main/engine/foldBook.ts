/** Folds of a book's money over time: opening, samples, days, external flows, windows, re-bases. */
import type { EntryData } from '../../shared/model/entry.ts';
import { maxDecimal, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import { money } from '../../shared/values/money.ts';
import { utcDayStart } from '../../shared/values/time.ts';
import { addFlow, addPoint, startRecord } from '../domain/metrics/trackRecord.ts';
import { newRecord, unopenedBook, withBook, type BookState } from './books.ts';
import { newRisk, riskAfterFlow, riskAfterRebase, riskAfterSample } from './breaker/bookRisk.ts';
import type { EntryPlace } from './foldEntry.ts';
import { newOrderHistory } from './orderHistory.ts';
import type { Durable } from './state.ts';

/** Places of the NAV index: far finer than any limit. */
const INDEX_PLACES = 24;

/** U = equity / units (ME-01); without capital it stands still (NO_CAPITAL). */
export const navIndex = (book: Pick<BookState, 'units' | 'idleIndex'>, equity: Decimal): Decimal =>
  book.units.greaterThan(0) ? equity.div(book.units).toDecimalPlaces(INDEX_PLACES) : book.idleIndex;

/** Opens a book, or opens the paper book again for the next attempt: order and trade numbers go on. */
export function foldBookOpened(durable: Durable, data: EntryData<'BOOK_OPENED'>, { at, book }: EntryPlace): Durable {
  const before = durable.books[book];
  const one = data.equity.greaterThan(0) ? data.equity.div(data.equity) : ZERO;
  const opened: BookState = {
    ...unopenedBook(at),
    opened: true,
    cash: data.equity,
    counters: before.counters,
    orders: before.orders,
    entryQuantities: before.entryQuantities,
    day: { start: utcDayStart(at), equity: data.equity, realized: money(ZERO), fees: money(ZERO), flows: money(ZERO) },
    units: data.equity,
    riskHighWater: one,
    performanceHighWater: one,
    lastEquity: data.equity,
    record: newRecord(at),
    risk: riskAfterSample(newRisk, at, data.equity),
    history: newOrderHistory(data.symbols),
  };
  const attempt = book === 'PAPER' ? data.attempt : durable.attempt;
  return { ...withBook(durable, book, opened), currency: data.currency, attempt };
}

/** One look at equity: peaks rise, the record grows. */
export function foldSample(durable: Durable, data: EntryData<'EQUITY_SAMPLE'>, { book }: EntryPlace): Durable {
  const before = durable.books[book];
  const point = { at: data.at, equity: data.equity.toNumber(), gross: data.gross.toNumber() };
  const { track } = before.record;
  return withBook(durable, book, {
    lastEquity: data.equity,
    riskHighWater: maxDecimal(before.riskHighWater, navIndex(before, data.riskEquity)),
    performanceHighWater: maxDecimal(before.performanceHighWater, navIndex(before, data.equity)),
    record: { ...before.record, track: track === null ? startRecord(point) : addPoint(track, point) },
    risk: riskAfterSample(before.risk, data.at, data.riskEquity),
  });
}

/** A new UTC day: E0 is set, the day's sums begin anew (EB-02). */
export const foldDayStart = (durable: Durable, data: EntryData<'DAY_START'>, { book }: EntryPlace): Durable =>
  withBook(durable, book, {
    day: { start: data.day, equity: data.equity, realized: money(ZERO), fees: money(ZERO), flows: money(ZERO) },
  });

/** Money that was not earned: cash and units move together, the index and its peaks stay (ME-01, ME-22). */
export function foldFlow(durable: Durable, data: EntryData<'EXTERNAL_FLOW'>, { at, book }: EntryPlace): Durable {
  const before = durable.books[book];
  const flow = { at, amount: data.amount.toNumber(), equityBefore: data.equityBefore.toNumber() };
  const { track } = before.record;
  return withBook(durable, book, {
    cash: money(before.cash.plus(data.amount)),
    units: unitsAfterFlow(before, data),
    idleIndex: navIndex(before, data.equityBefore),
    lastEquity: money(before.lastEquity.plus(data.amount)),
    day: { ...before.day, flows: money(before.day.flows.plus(data.amount)) },
    record: { ...before.record, track: track === null ? null : addFlow(track, flow) },
    risk: riskAfterFlow(before.risk, data.amount),
  });
}

/** Units move with the money, so that U does not; a book that was empty takes up the U it had, and one that lost everything begins at 1. */
function unitsAfterFlow(before: BookState, { equityBefore, amount }: EntryData<'EXTERNAL_FLOW'>): Decimal {
  const after = equityBefore.plus(amount);
  if (after.lessThanOrEqualTo(0)) return ZERO;
  if (before.units.greaterThan(0) && equityBefore.greaterThan(0))
    return before.units.mul(after).div(equityBefore).toDecimalPlaces(INDEX_PLACES);
  const index = navIndex(before, equityBefore);
  return index.greaterThan(0) ? after.div(index).toDecimalPlaces(INDEX_PLACES) : after;
}

/** Metrics begin anew: a paper attempt, or a step of the ladder. */
export const foldWindow = (durable: Durable, _: EntryData<'WINDOW_STARTED'>, { at, book }: EntryPlace): Durable =>
  withBook(durable, book, { record: newRecord(at) });

/** The risk high-water mark falls to where the index is; the performance mark never does (EB-20, D-3). */
export const foldRebase = (durable: Durable, data: EntryData<'RISK_REBASED'>, { book }: EntryPlace): Durable =>
  withBook(durable, book, { riskHighWater: data.to, risk: riskAfterRebase(durable.books[book].risk) });
