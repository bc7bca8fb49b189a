import { describe, expect, it } from 'vitest';
import {
  evaluateAfterFill,
  onCorrelationDue,
  startEvaluations,
} from '../../../../src/main/engine/correlation/evaluations.ts';
import type { Step } from '../../../../src/main/engine/step.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { correlationStep, STEP_AT } from '../../../support/correlationStep.ts';

const MINUTES_5 = 300_000;
/** 120 hours that rise and fall together, and 120 that turn the other way. */
const WAVE = Array.from({ length: 120 }, (_, at) => 0.01 * Math.sin(at));
const AGAINST = WAVE.map((each) => -each);
/** Sine and cosine of whole periods do not move together. */
const ACROSS = Array.from({ length: 120 }, (_, at) => 0.01 * Math.cos(at));

const together = { 'BTC/USDT': WAVE, 'ETH/USDT': WAVE, 'SOL/USDT': ACROSS };
const readingOf = (step: Step, book: 'PAPER' | 'LIVE' = 'PAPER') => step.state.live.correlation.readings[book];
const entriesOf = (step: Step) =>
  step.effects.drafts
    .filter((draft) => draft.type === 'CORRELATION_EVALUATED')
    .map((draft) => [draft.book, draft.data]);
/** The same state one evaluation later. */
const later = (step: Step, count: number): Step => ({ ...step, at: unixMs(STEP_AT + count * MINUTES_5) });

describe('onCorrelationDue', () => {
  it('reads what the book holds: 10 % BTC and 5 % ETH that move as one', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' } }, returns: together });
    onCorrelationDue(step);
    const reading = readingOf(step);
    expect(reading?.rhoW).toBeCloseTo(1, 9);
    // 15 % of a cap of 20 %.
    expect(reading?.clusterGrossShare).toBeCloseTo(0.75, 9);
    expect([reading?.symbols, reading?.evaluatedAt, reading?.breachesInARow]).toEqual([2, STEP_AT, 1]);
  });

  it('sees a hedge as one', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '-5' } }, returns: together });
    onCorrelationDue(step);
    expect(readingOf(step)?.rhoW).toBeCloseTo(-1, 9);
    expect(readingOf(step)?.clusterGrossShare).toBe(0);
  });

  it('sees two longs that turn against each other as a hedge', () => {
    const returns = { 'BTC/USDT': WAVE, 'ETH/USDT': AGAINST };
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' } }, returns });
    onCorrelationDue(step);
    expect(readingOf(step)?.rhoW).toBeCloseTo(-1, 9);
  });

  it('counts what it does not know as 1, and never towards a stop', () => {
    const returns = { 'BTC/USDT': WAVE.slice(1), 'ETH/USDT': WAVE.slice(0, 99) };
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '-5' } }, returns });
    onCorrelationDue(step);
    expect([readingOf(step)?.rhoW, readingOf(step)?.breachesInARow]).toEqual([1, 0]);
  });

  it('counts evaluations in a row, and starts over after one below', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' } }, returns: together });
    const runs = [1, 2, 3].map((count) => {
      onCorrelationDue(later(step, count));
      return readingOf(step)?.breachesInARow;
    });
    expect(runs).toEqual([1, 2, 3]);
    step.state.durable = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'SOL/USDT': '5' } } }).state.durable;
    onCorrelationDue(later(step, 4));
    expect(readingOf(step)?.breachesInARow).toBe(0);
  });

  it('journals a change of band and nothing else', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' } }, returns: together });
    for (const count of [1, 2, 3]) onCorrelationDue(later(step, count));
    expect(entriesOf(step)).toEqual([
      ['PAPER', { before: 'NONE', band: 'HIGH', cause: 'TIMER', rhoW: '1', clusterShare: '0.75', symbols: 2 }],
    ]);
    step.state.durable = correlationStep({ held: { PAPER: { 'BTC/USDT': '10' } } }).state.durable;
    evaluateAfterFill(later(step, 4));
    expect(entriesOf(step).at(-1)).toEqual([
      'PAPER',
      { before: 'HIGH', band: 'NONE', cause: 'CHANGE', rhoW: null, clusterShare: '0', symbols: 1 },
    ]);
  });

  it('keeps the books apart, each under its own cap', () => {
    const step = correlationStep({
      mode: 'LIVE_SCALED_1',
      held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' }, LIVE: { 'BTC/USDT': '2', 'SOL/USDT': '1' } },
      returns: together,
    });
    onCorrelationDue(step);
    expect(readingOf(step, 'PAPER')?.rhoW).toBeCloseTo(1, 9);
    expect(Math.abs(readingOf(step, 'LIVE')?.rhoW ?? NaN)).toBeLessThan(0.2);
    expect(entriesOf(step).map(([book]) => book)).toEqual(['PAPER', 'LIVE']);
  });

  it('has no reading of a live book outside the live modes, nor of a book that was never opened', () => {
    const step = correlationStep({ held: { LIVE: { 'BTC/USDT': '2', 'ETH/USDT': '1' } }, returns: together });
    onCorrelationDue(step);
    expect(readingOf(step, 'LIVE')).toBeNull();
    expect(readingOf(step, 'PAPER')?.rhoW).toBeNull();
  });

  it('asks to be called on the grid of five minutes', () => {
    const step = correlationStep();
    onCorrelationDue({ ...step, at: unixMs(STEP_AT + 12_345) });
    expect(step.effects.timers).toEqual([{ name: 'correlation', at: STEP_AT + MINUTES_5 }]);
  });

  it('never asks to be called without end', () => {
    const correlation = {
      limit: '0.70',
      warn: '0.60',
      halfLifeHours: 72,
      minHours: 100,
      evaluateMs: 0,
      persist: 3,
      material: '0.5',
      adjustedCapFactor: '0.80',
    };
    const step = correlationStep({ settings: { correlation } });
    onCorrelationDue(step);
    expect(step.effects.timers).toEqual([{ name: 'correlation', at: STEP_AT + 1_000 }]);
  });

  it('takes a book of more than a hundred symbols for one position', () => {
    const names = Array.from({ length: 101 }, (_, at) => `S${at}/USDT`);
    const step = correlationStep({ held: { PAPER: Object.fromEntries(names.map((name) => [name, '0.1'])) } });
    onCorrelationDue(step);
    // 101 times 0.1 %, half of the cap and a bit.
    expect(readingOf(step)?.clusterGrossShare).toBeCloseTo(0.505, 9);
    expect([readingOf(step)?.rhoW, readingOf(step)?.symbols, readingOf(step)?.breachesInARow]).toEqual([1, 101, 0]);
  });
});

describe('startEvaluations', () => {
  it('looks once without counting, and starts the timer', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' } }, returns: together });
    startEvaluations(step);
    expect([readingOf(step)?.breachesInARow, step.effects.timers.length]).toEqual([0, 1]);
  });
});

describe('evaluateAfterFill', () => {
  it('leaves an emergency stop to its work', () => {
    const step = correlationStep({ held: { PAPER: { 'BTC/USDT': '10', 'ETH/USDT': '5' } }, returns: together });
    step.state.live.latched = true;
    evaluateAfterFill(step);
    expect(readingOf(step)).toBeNull();
  });
});
