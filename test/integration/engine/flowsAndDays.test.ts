import { afterEach, describe, expect, it } from 'vitest';
import { loadState } from '../../../src/main/desk/loadState.ts';
import { foldEntry } from '../../../src/main/engine/foldEntry.ts';
import { decodeDurable, encodeDurable } from '../../../src/main/engine/durableCodec.ts';
import { emptyDurable } from '../../../src/main/engine/state.ts';
import { held, withBook } from '../../../src/main/engine/books.ts';
import { record } from '../../../src/main/engine/step.ts';
import { entryDataSchemas, type EntryDraft } from '../../../src/shared/model/entry.ts';
import { money } from '../../../src/shared/values/money.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildFill } from '../../support/buildFill.ts';
import { buildOrder } from '../../support/buildOrder.ts';
import { SCRIPT_START, scriptedSource } from '../../support/scriptedSource.ts';
import { newDataDir, openTestDesk, removeDataDir, type TestDesk } from '../../support/testDesk.ts';
import { entryTicket, SYMBOL, testEngine } from '../../support/testEngine.ts';
import { openTwoBooks, TWO_SYMBOLS } from '../../support/twoBooks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Half an hour before the first midnight. */
const evening = unixMs(SCRIPT_START + 23.5 * HOUR);
const folders: string[] = [];
const freshDir = (): string => {
  const dir = newDataDir();
  folders.push(dir);
  return dir;
};
afterEach(() => folders.splice(0).forEach(removeDataDir));

const long = (symbol: string, quantity: string, stop: string) => ({
  symbol,
  side: 'BUY' as const,
  type: 'MARKET' as const,
  entry: null,
  stop,
  autoStop: false,
  quantity,
  timeInForce: 'GTC' as const,
  postOnly: false,
});

const vitals = async (desk: TestDesk) => (await desk.view()).parts.vitals;

describe('external flows on the running engine', () => {
  it('AT-EB-3 a deposit and a withdrawal of 50 % of equity change neither daily loss nor drawdown', () => {
    const engine = testEngine();
    // Buys 10 at about 100, sells them at about 97: a realized loss of about 30, which is 0.3 % of 10,000.
    engine.run(entryTicket({ quantity: '10.00', stop: '95.00' }));
    engine.pass(2_000);
    engine.price(SYMBOL, '97.00');
    engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
    engine.pass(61_000);
    const book = () => engine.state.durable.books.PAPER;
    const loss = () => book().day.equity.plus(book().day.flows).minus(book().cash).toFixed(6);
    const drawdown = () => Number(book().cash.div(book().units).div(book().riskHighWater).minus(1).neg().toFixed(12));
    const before = { loss: loss(), drawdown: drawdown(), peak: book().riskHighWater.toFixed() };
    expect(Number(before.loss)).toBeGreaterThan(29);
    expect(Number(before.loss)).toBeLessThan(33);
    expect(before.drawdown).toBeCloseTo(Number(before.loss) / 10_000, 6);

    const half = book().cash.div(2).toDecimalPlaces(2);
    engine.paper.transfer(money(half), 'deposit');
    engine.pass(61_000);
    expect({ loss: loss(), drawdown: drawdown(), peak: book().riskHighWater.toFixed() }).toEqual(before);
    engine.paper.transfer(money(book().cash.div(2).toDecimalPlaces(2).neg()), 'withdrawal');
    engine.pass(61_000);
    expect({ loss: loss(), drawdown: drawdown(), peak: book().riskHighWater.toFixed() }).toEqual(before);
    expect(engine.state.durable.triggers.has('DAILY_LOSS')).toBe(false);
    expect(engine.state.durable.triggers.has('DRAWDOWN')).toBe(false);
    expect(engine.state.durable.modeState.mode).toBe('PAPER');
  });

  it('counts a flow before any price is known against the last known equity', () => {
    const desk = openTwoBooks('LIVE_MINIMAL');
    const market = desk.state.live.markets.get(TWO_SYMBOLS[0]);
    desk.within('LIVE', (step) => {
      const order = buildOrder({ book: 'LIVE', clientOrderId: 'L-1', symbol: TWO_SYMBOLS[0], quantity: '100' });
      record(step, 'ORDER_INTENT', { data: { order }, durability: 'A' });
    });
    const fill = buildFill({ clientOrderId: 'L-1', symbol: TWO_SYMBOLS[0], quantity: '100', price: '100' });
    desk.turn({ type: 'account', book: 'LIVE', event: { kind: 'fill', fill } });
    desk.turn({ type: 'timer', name: 'sample' }, MINUTE);
    const known = desk.state.durable.books.LIVE.lastEquity;
    // As after a restart: the position is there, its mark is not.
    if (market === undefined) throw new Error('no market');
    market.marks.LIVE = null;
    desk.state.live.totals.LIVE.marked = 0;
    desk.state.live.totals.LIVE.unrealized = money('0');
    desk.turn({ type: 'account', book: 'LIVE', event: { kind: 'transfer', amount: money('1000'), note: 'late' } });
    const flow = desk.drafts.findLast((draft) => draft.type === 'EXTERNAL_FLOW');
    expect(flow?.data).toMatchObject({ amount: '1000', equityBefore: known.toFixed() });
  });
});

describe('the start of a day', () => {
  it('AT-EB-4 at midnight with an open loser the daily loss begins anew and the drawdown goes on', async () => {
    const source = scriptedSource(2, 48);
    const desk = await openTestDesk({ source, dataDir: freshDir(), from: evening });
    await desk.call('enterPaper', { equity: '10000' });
    await desk.play(2_000);
    // 9 at about 100; at 96 it is down about 36, which is 0.36 % and still there at midnight.
    await desk.call('placeOrder', long('S000/USDT', '9.00', '95.00'));
    await desk.play(MINUTE);
    source.setPrice('S000/USDT', '96.00');
    await desk.play(20 * MINUTE);
    const before = await vitals(desk);
    expect(Number(before.dayLoss.value)).toBeGreaterThan(0.0036);
    expect(Number(before.dayLoss.value)).toBeLessThan(0.0038);
    await desk.play(20 * MINUTE);
    const morning = await vitals(desk);
    expect(morning.positions).toBe(1);
    // What is left of the daily loss is the way from the mid to the exit side.
    expect(Number(morning.dayLoss.value)).toBeLessThan(0.00005);
    expect(morning.drawdown.value).toBe(before.drawdown.value);
    await desk.stop();
  });

  it.each([
    // While the desk was off the price fell by 3: E0 is the equity of before, and the loss of the night counts.
    { name: 'lower', price: '97.00', lossFrom: 0.0023, lossTo: 0.0025 },
    // It rose by 3: E0 is the first equity after the start, so the gain of the night is not a cushion.
    { name: 'higher', price: '103.00', lossFrom: 0, lossTo: 0.0001 },
  ])('AT-EB-10 with the app off over midnight E0 is the higher of both: $name', async ({ price, lossFrom, lossTo }) => {
    const dataDir = freshDir();
    const desk = await openTestDesk({ source: scriptedSource(2, 48), dataDir, from: evening });
    await desk.call('enterPaper', { equity: '10000' });
    await desk.play(2_000);
    await desk.call('placeOrder', long('S000/USDT', '8.00', '94.00'));
    await desk.play(10 * MINUTE);
    const before = Number((await vitals(desk)).equity);
    await desk.stop();

    const source = scriptedSource(2, 48);
    source.setPrice('S000/USDT', price);
    const from = unixMs(SCRIPT_START + 26 * HOUR + 10_000);
    const again = await openTestDesk({ source, dataDir, from });
    await again.play(2 * MINUTE);
    const now = await vitals(again);
    const day = again.state.durable.books.PAPER.day;
    expect(day.start).toBe(SCRIPT_START + 24 * HOUR);
    expect(day.equity.toNumber()).toBeCloseTo(Math.max(before, Number(now.equity)), 6);
    expect(Number(now.dayLoss.value)).toBeGreaterThanOrEqual(lossFrom);
    expect(Number(now.dayLoss.value)).toBeLessThanOrEqual(lossTo);
    await again.stop();
  });

  it('AT-EB-10 is flow-adjusted: money that came after the last sample before a missed midnight is part of E0', () => {
    const desk = openTwoBooks('LIVE_MINIMAL');
    desk.turn({ type: 'timer', name: 'sample' }, MINUTE);
    desk.turn({ type: 'account', book: 'LIVE', event: { kind: 'transfer', amount: money('5000'), note: 'in' } }, 1_000);
    // The desk was off: the next look is of the next day, eight hours in, and 1,500 of the million were lost meanwhile.
    desk.within('LIVE', (step) => {
      const cash = money(held(step).cash.minus(1_500));
      step.state.durable = withBook(step.state.durable, 'LIVE', { cash });
    });
    desk.turn({ type: 'timer', name: 'sample' }, 20 * HOUR);
    expect(desk.state.durable.books.LIVE.day.equity.toFixed()).toBe('1005000');
    expect(desk.state.durable.books.PAPER.day.equity.toFixed()).toBe('1000000');
  });
});

/** The durable state folded anew from what was journaled, as a restart does. */
function refold(drafts: readonly EntryDraft[]) {
  let durable = emptyDurable();
  for (const draft of drafts) {
    const data = entryDataSchemas[draft.type].parse(draft.data);
    const at = unixMs(Date.parse(draft.ts));
    durable = foldEntry(durable, { type: draft.type, data: data as never, at, book: draft.book });
  }
  return durable;
}

describe('a desk with both books, flows and windows', () => {
  const traded = () => {
    const desk = openTwoBooks('LIVE_SCALED_1');
    for (const book of ['PAPER', 'LIVE'] as const) {
      const id = book === 'PAPER' ? 'P-1' : 'L-1';
      desk.within(book, (step) => {
        const order = buildOrder({ book, clientOrderId: id, symbol: TWO_SYMBOLS[0], quantity: '2', stopPrice: '90' });
        record(step, 'ORDER_INTENT', { data: { order }, durability: 'A' });
      });
      const fill = buildFill({ clientOrderId: id, symbol: TWO_SYMBOLS[0], quantity: '2', price: '100.5', fee: '0.1' });
      desk.turn({ type: 'account', book, event: { kind: 'fill', fill } }, 1_000);
    }
    desk.turn({ type: 'account', book: 'LIVE', event: { kind: 'transfer', amount: money('-2500'), note: 'out' } });
    desk.within('LIVE', (step) => record(step, 'WINDOW_STARTED', { data: { cause: 'step' }, durability: 'A' }));
    desk.turn({ type: 'timer', name: 'sample' }, MINUTE);
    desk.turn({ type: 'timer', name: 'sample' }, 13 * HOUR);
    return desk;
  };

  it('folds from its journal to the state that wrote it', () => {
    const desk = traded();
    const { LIVE, PAPER } = desk.state.durable.books;
    expect([LIVE.positions.size, PAPER.positions.size, LIVE.day.start]).toEqual([1, 1, Date.UTC(2026, 0, 6)]);
    expect(encodeDurable(refold(desk.drafts))).toEqual(encodeDurable(desk.state.durable));
  });

  it('survives the snapshot codec with both books', () => {
    const { durable } = traded().state;
    const decoded = decodeDurable(JSON.parse(JSON.stringify(encodeDurable(durable))));
    expect(decoded === null ? null : encodeDurable(decoded)).toEqual(encodeDurable(durable));
    expect(decodeDurable({ format: 1, state: {} })).toBeNull();
  });

  it('is found again in the file, with and without a snapshot', async () => {
    const desk = await openTestDesk({ source: scriptedSource(2), dataDir: freshDir(), standInLive: true });
    await desk.call('enterPaper', { equity: '10000' });
    await desk.play(2_000);
    await desk.call('placeOrder', long('S000/USDT', '5.00', '95.00'));
    await desk.play(3 * MINUTE);
    desk.journal.flush();
    const live = encodeDurable(desk.state.durable);
    for (const useSnapshot of [true, false]) {
      const loaded = loadState(desk.journal, useSnapshot);
      expect(loaded.ok && encodeDurable(loaded.value.durable)).toEqual(live);
    }
    await desk.stop();
  });
});

describe('the excursions of a closed trade (ME-17)', () => {
  it('are its worst and its best at exit-side marks, unsigned', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '4.00', stop: '90.00' }));
    engine.pass(2_000);
    const entry = [...engine.state.durable.books.PAPER.positions.values()][0]?.averageEntry.toNumber() ?? Number.NaN;
    engine.price(SYMBOL, '98.00');
    engine.price(SYMBOL, '104.00');
    engine.price(SYMBOL, '101.00');
    engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
    engine.pass(2_000);
    const fact = engine.state.durable.books.PAPER.record.trades[0];
    // Four pieces: down to the bid at 98, up to the bid at 104. The bid lies at most a tenth of a percent below.
    expect(fact?.mae).toBeGreaterThanOrEqual(4 * (entry - 98));
    expect(fact?.mae).toBeLessThan(4 * (entry - 98) + 0.4);
    expect(fact?.mfe).toBeLessThanOrEqual(4 * (104 - entry));
    expect(fact?.mfe).toBeGreaterThan(4 * (104 - entry) - 0.42);
    // In units of the planned risk: the same division as the trade's own R.
    const risk = (fact?.netPnl ?? 0) / (fact?.rMultiple ?? 1);
    expect(fact?.maeR).toBeCloseTo((fact?.mae ?? 0) / risk, 9);
  });
});
