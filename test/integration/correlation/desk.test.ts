/** Correlation on a whole desk: history read at the start, positions by hand, what the window then sees and is told. */
import { afterEach, describe, expect, it } from 'vitest';
import { newDataDir, openTestDesk, removeDataDir, type TestDesk } from '../../support/testDesk.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';
import type { MarketSource } from '../../../src/main/ports/marketFeed.ts';
import type { Candle } from '../../../src/shared/model/candle.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { HOUR_MS, unixMs } from '../../../src/shared/values/time.ts';

const [ONE, OTHER, THIRD] = ['S000/USDT', 'S001/USDT', 'S002/USDT'];

/** Hourly closes around 100: the first two move as one, the third across them. */
const priceAt: Readonly<Record<string, (hour: number) => number>> = {
  [ONE]: (hour) => 100 + 2 * Math.sin(hour),
  [OTHER]: (hour) => 100 + 3 * Math.sin(hour),
  [THIRD]: (hour) => 100 + 2 * Math.cos(hour),
};

/** Three symbols at 100.00 with hours of history that move. */
function movingSource(): MarketSource {
  const source = scriptedSource(3);
  return {
    ...source,
    history: (request) => {
      if (request.interval !== '1h') return source.history(request);
      const last = Math.floor(request.before / HOUR_MS) * HOUR_MS;
      const bars = Array.from({ length: request.limit }, (_, at): Candle => {
        const openTime = last - (request.limit - at) * HOUR_MS;
        const close = (priceAt[request.symbol]?.(openTime / HOUR_MS) ?? 100).toFixed(6);
        return { openTime: unixMs(openTime), open: close, high: close, low: close, close, volume: '1' };
      });
      return Promise.resolve(bars);
    },
  };
}

const ticket = (symbol: string, side: 'BUY' | 'SELL', quantity: string) => ({
  symbol,
  side,
  type: 'MARKET' as const,
  entry: null,
  stop: side === 'BUY' ? '97.00' : '103.00',
  autoStop: false,
  quantity,
  timeInForce: 'GTC' as const,
  postOnly: false,
});

const dirs: string[] = [];
const desks: TestDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
  for (const dir of dirs.splice(0)) removeDataDir(dir);
});

async function open(source = movingSource()): Promise<TestDesk> {
  const dataDir = newDataDir();
  dirs.push(dataDir);
  const desk = await openTestDesk({ source, dataDir });
  desks.push(desk);
  await desk.call('enterPaper', { equity: '10000' });
  await desk.play(2_000);
  return desk;
}

async function buy(desk: TestDesk, symbol: string, quantity: string): Promise<void> {
  const placed = await desk.call('placeOrder', ticket(symbol, 'BUY', quantity));
  if (!placed.ok) throw new Error(placed.error.message);
  await desk.playUntil(() => desk.state.durable.books.PAPER.positions.has(symbolName(symbol)));
}

describe('correlation on the desk', () => {
  it('knows the hours before the start, and shows who moves with whom before anything is held', async () => {
    const desk = await open();
    const { correlation } = (await desk.view()).parts;
    expect(correlation.symbols).toEqual([ONE, OTHER, THIRD]);
    expect(correlation.ewma[0]?.[1]).toBeGreaterThan(0.99);
    expect(Math.abs(correlation.ewma[0]?.[2] ?? NaN)).toBeLessThan(0.1);
    expect(correlation.ledoitWolf?.[0]?.[1]).toBeGreaterThan(0.9);
    expect(correlation.hours[0]?.[1]).toBe(504);
    expect(correlation).toMatchObject({ rhoW: null, reason: 'n/a (0 positions)', limit: '0.7', adjustedCap: '0.16' });
  });

  it('evaluates after fills: two positions that are one bet', async () => {
    const desk = await open();
    await buy(desk, ONE, '5.00');
    await buy(desk, OTHER, '5.00');
    const { correlation, exposure } = (await desk.view()).parts;
    expect(Number(correlation.rhoW)).toBeGreaterThan(0.99);
    expect(correlation.held).toEqual([true, true, false]);
    // Two times 5 % that move as one are 10 %, half of the cap of 20 %, and one bet.
    expect(Number(correlation.adjusted)).toBeCloseTo(0.1, 2);
    expect(Number(correlation.clusterShare)).toBeCloseTo(0.5, 2);
    expect(Number(correlation.effectiveBets)).toBeCloseTo(1, 1);
    expect(exposure.symbols.map((row) => row.symbol).toSorted()).toEqual([ONE, OTHER]);
    expect(Number(exposure.net)).toBeCloseTo(0.1, 2);
  });

  it('blocks entries at once, and stops the book in the third evaluation in a row (EB-06, GC-065)', async () => {
    const desk = await open();
    // 5.5 % each: 11 % of equity that move as one are more than half of the cap of 20 %.
    await buy(desk, ONE, '5.50');
    await buy(desk, OTHER, '5.50');
    await desk.play(2_000);
    expect((await desk.view()).parts.desk.level).toBe('L1');
    await desk.play(10 * 60_000);
    expect(desk.state.live.correlation.readings.PAPER?.breachesInARow).toBe(2);
    expect(desk.state.durable.modeState.mode).toBe('PAPER');
    await desk.play(5 * 60_000);
    expect(desk.state.durable.modeState.mode).toBe('EMERGENCY_STOP');
    expect(desk.state.durable.incident?.cause).toBe('CORRELATION');
    expect(desk.state.durable.books.PAPER.positions.size).toBe(0);
  });

  it('blocks entries but never stops the book over correlations it does not know', async () => {
    // Prices that stand still correlate with nothing.
    const desk = await open(scriptedSource(3));
    await buy(desk, ONE, '5.50');
    await buy(desk, OTHER, '5.50');
    await desk.play(20 * 60_000);
    const { parts } = await desk.view();
    expect([parts.correlation.rhoW, parts.desk.level, parts.desk.mode]).toEqual(['1', 'L1', 'PAPER']);
  });

  it('says what one more position would do, both ways', async () => {
    const desk = await open();
    await buy(desk, ONE, '5.00');
    const asked = { symbol: OTHER, notional: '500' };
    const long = await desk.call('whatIfCorrelation', { ...asked, side: 'BUY' });
    const short = await desk.call('whatIfCorrelation', { ...asked, side: 'SELL' });
    if (!long.ok || !short.ok) throw new Error('no answer');
    expect(Number(long.value.rhoW)).toBeGreaterThan(0.99);
    expect(Number(long.value.adjusted)).toBeCloseTo(0.1, 2);
    expect(Number(short.value.rhoW)).toBeLessThan(-0.99);
    expect(Number(short.value.adjusted)).toBeLessThan(0.01);
    expect(long.value.text).toMatch(
      /^With S000 open, S001 LONG would act like \d+\.\d\d% in one bet\. Cap 16\.00%\. That fits/,
    );
    const large = await desk.call('whatIfCorrelation', { ...asked, side: 'BUY', notional: '1500' });
    expect(large.ok && large.value.text).toContain('Smaller size, or close something (RC-14).');
  });

  it('refuses a what-if about nothing', async () => {
    const desk = await open();
    const none = await desk.call('whatIfCorrelation', { symbol: 'XRP/USDT', side: 'BUY', notional: '500' });
    const zero = await desk.call('whatIfCorrelation', { symbol: ONE, side: 'BUY', notional: '0' });
    expect([none.ok, zero.ok]).toEqual([false, false]);
    expect(!none.ok && none.error.code).toBe('NOT_FOUND');
    expect(!zero.ok && zero.error.code).toBe('INVALID_INPUT');
  });

  it('reviews the book before a step (RP-08)', async () => {
    const desk = await open();
    await buy(desk, ONE, '5.00');
    await buy(desk, OTHER, '5.00');
    const review = await desk.call('correlationReview', {});
    if (!review.ok) throw new Error(review.error.message);
    const { worstHours, whatIf, sentence, correlation } = review.value;
    expect(worstHours).toHaveLength(5);
    // The steepest hour of both sines: 2 and 3 in 100 times 2 sin(1/2), on 500 each, is about 24.
    expect(Number(worstHours[0]?.loss)).toBeGreaterThan(20);
    expect(Number(worstHours[0]?.loss)).toBeLessThan(26);
    expect(worstHours[0]?.text).toMatch(/^S000 -\d\.\d\d%, S001 -\d\.\d\d%$/);
    expect(whatIf.map((each) => [each.text.split(':')[0], each.fits])).toEqual([
      ['LIVE MINIMAL with as much of the gross cap in use as now', true],
      ['LIVE MINIMAL with the gross cap filled by this mix', false],
    ]);
    expect(sentence).toBe(
      '2 positions act like 1.0 bets. The weighted correlation is above its limit: a step up needs a written reason (SM-06).',
    );
    expect(correlation.symbols).toEqual([ONE, OTHER, THIRD]);
  });

  it('assumes equal parts while nothing is held', async () => {
    const desk = await open();
    const review = await desk.call('correlationReview', {});
    expect(review.ok && review.value.sentence).toBe(
      'Nothing is held. Hours and limits assume equal long parts of the 3 symbols listed.',
    );
    expect(review.ok && review.value.whatIf).toHaveLength(1);
  });
});
