import { describe, expect, it } from 'vitest';
import { rhoAt } from '../../../../src/main/domain/correlation/correlationMatrix.ts';
import { barNumbers } from '../../../../src/main/engine/barNumbers.ts';
import { withBook } from '../../../../src/main/engine/books.ts';
import { correlatedExposure } from '../../../../src/main/engine/correlation/correlatedExposure.ts';
import { onCorrelationDue } from '../../../../src/main/engine/correlation/evaluations.ts';
import { volatilityFacts } from '../../../../src/main/engine/correlation/volatilityFacts.ts';
import type { Candle, Interval } from '../../../../src/shared/model/candle.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildOrder } from '../../../support/buildOrder.ts';
import { correlationStep, STEP_AT } from '../../../support/correlationStep.ts';

const [BTC, ETH, SOL] = [symbolName('BTC/USDT'), symbolName('ETH/USDT'), symbolName('SOL/USDT')];
const WAVE = Array.from({ length: 120 }, (_, at) => 0.01 * Math.sin(at));
const together = { 'BTC/USDT': WAVE, 'ETH/USDT': WAVE.map((each) => -each) };

describe('correlatedExposure', () => {
  it("gives signed fractions of equity and their matrix, the order's symbol among them", () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '-5' } }, returns: together });
    const facts = correlatedExposure(step, SOL);
    expect(facts?.held).toEqual([
      { symbol: BTC, exposure: 0.1 },
      { symbol: ETH, exposure: -0.05 },
      { symbol: SOL, exposure: 0 },
    ]);
    expect([facts?.place, facts?.matrix.size, facts?.isBreached]).toEqual([2, 3, false]);
    expect(facts && rhoAt(facts.matrix, 0, 1)).toBeCloseTo(-1, 9);
    expect(facts && rhoAt(facts.matrix, 0, 2)).toBeNull();
  });

  it('lists a held symbol once', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '-5' } }, returns: together });
    const facts = correlatedExposure(step, ETH);
    expect([facts?.held.length, facts?.place]).toEqual([2, 1]);
    expect(facts && rhoAt(facts.matrix, 1, 1)).toBe(1);
  });

  it('counts working entries from when they are sent, stops never', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10' } } });
    const orders = [
      buildOrder({
        clientOrderId: 'P-1',
        symbol: 'SOL/USDT',
        side: 'SELL',
        role: 'ENTRY',
        quantity: '4',
        decisionPrice: '100',
      }),
      buildOrder({
        clientOrderId: 'P-2',
        symbol: 'BTC/USDT',
        side: 'BUY',
        role: 'ENTRY',
        quantity: '2',
        decisionPrice: '100',
      }),
      buildOrder({ clientOrderId: 'P-3', symbol: 'BTC/USDT', side: 'SELL', role: 'STOP', quantity: '10' }),
    ];
    const byId = new Map(orders.map((order) => [order.clientOrderId, order] as const));
    step.state.durable = withBook(step.state.durable, 'PAPER', { orders: byId });
    const facts = correlatedExposure(step, ETH);
    expect(facts?.held.map((each) => `${each.symbol} ${each.exposure.toFixed(6)}`)).toEqual([
      'BTC/USDT 0.120000',
      'SOL/USDT -0.040000',
      'ETH/USDT 0.000000',
    ]);
  });

  it('tells a breach by the last evaluation of the book', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '-5' } }, returns: together });
    onCorrelationDue(step);
    // Long one and short the other of two that turn against each other: one bet.
    expect(correlatedExposure(step, SOL)?.isBreached).toBe(true);
  });

  it('has nothing to say without equity or limits', () => {
    const broke = correlationStep();
    broke.state.durable = withBook(broke.state.durable, 'PAPER', { cash: money('0') });
    expect(correlatedExposure(broke, BTC)).toBeNull();
    expect(correlatedExposure(correlationStep({ book: 'LIVE' }), BTC)).toBeNull();
  });

  it('takes more than a hundred symbols for one of which nothing is known', () => {
    const names = Array.from({ length: 101 }, (_, at) => `S${at}/USDT`);
    const step = correlationStep({ held: { PAPER: Object.fromEntries(names.map((name) => [name, '-0.1'])) } });
    const facts = correlatedExposure(step, BTC);
    expect(facts?.held.map((each) => each.exposure.toFixed(6))).toEqual(['0.101000', '0.000000']);
    expect([facts?.place, facts && rhoAt(facts.matrix, 0, 1)]).toEqual([1, null]);
  });
});

const bar = (openTime: number, close: number): Candle => {
  const text = String(close);
  return { openTime: unixMs(openTime), open: text, high: text, low: text, close: text, volume: '1' };
};

/** A market whose bars alternate between a price and 1 % more, the last one ending at STEP_AT. */
function alternating(interval: Interval, barMs: number, count: number) {
  const step = correlationStep({ interval });
  const market = step.state.live.markets.get(BTC);
  if (market === undefined) throw new Error('BTC is listed');
  for (let at = 0; at < count; at += 1)
    market.history.push(bar(STEP_AT - (count - at) * barMs, at % 2 === 0 ? 100 : 101));
  return { step, market, settings: step.facts.settings.sizing };
}
/** ln 1.01: the size of every return. */
const MOVE = 0.00995033085;

describe('volatilityFacts', () => {
  it('has the sigma of quarters from bars of a quarter', () => {
    const { step, settings } = alternating('15m', 900_000, 40);
    expect(volatilityFacts(step.state.live, BTC, settings).sigma15m).toBeCloseTo(MOVE, 9);
  });

  it('needs twenty returns', () => {
    const few = alternating('15m', 900_000, 20);
    expect(volatilityFacts(few.step.state.live, BTC, few.settings).sigma15m).toBeNull();
    const enough = alternating('15m', 900_000, 21);
    expect(volatilityFacts(enough.step.state.live, BTC, enough.settings).sigma15m).toBeCloseTo(MOVE, 9);
  });

  it('tells quarters from longer or fewer bars by the root of time', () => {
    const hourly = alternating('1h', 3_600_000, 40);
    expect(volatilityFacts(hourly.step.state.live, BTC, hourly.settings).sigma15m).toBeCloseTo(MOVE / 2, 9);
    const minutes = alternating('1m', 60_000, 40);
    // Two full quarters only: sixteen minutes would be four times a minute, fifteen are sqrt(15) times.
    expect(volatilityFacts(minutes.step.state.live, BTC, minutes.settings).sigma15m).toBeCloseTo(0.0385374655, 9);
  });

  it('has the daily sigma, its reference and its observations from days', () => {
    const { step, market, settings } = alternating('1m', 60_000, 0);
    const day = 86_400_000;
    const days = Array.from({ length: 21 }, (_, at) => bar(STEP_AT - (22 - at) * day, at % 2 === 0 ? 100 : 101));
    market.history.fill('1d', days);
    const facts = volatilityFacts(step.state.live, BTC, settings);
    expect(facts.sigmaNow).toBeCloseTo(MOVE, 9);
    expect(facts.sigmaReference).toBeCloseTo(MOVE, 9);
    expect(facts.observations).toBe(20);
  });

  it('has the average true range of hours for the automatic stop', () => {
    const { step, market, settings } = alternating('1h', 3_600_000, 1);
    for (let at = 0; at < 20; at += 1)
      market.hours.push(barNumbers({ ...bar(STEP_AT + at * 3_600_000, 100), high: '102', low: '99' }));
    expect(volatilityFacts(step.state.live, BTC, settings).atr).toBeCloseTo(3, 9);
  });

  it('knows nothing of a symbol that is not listed, and little of a new one', () => {
    const { live } = correlationStep().state;
    const none = { sigma15m: null, sigmaNow: null, sigmaReference: null, observations: 0, atr: null };
    const settings = correlationStep().facts.settings.sizing;
    expect(volatilityFacts(live, symbolName('XRP/USDT'), settings)).toEqual(none);
    expect(volatilityFacts(live, BTC, settings)).toEqual(none);
  });
});
