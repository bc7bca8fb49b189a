import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { correlationMatrix, rhoAt } from '../../../../src/main/domain/correlation/correlationMatrix.ts';
import { decayOf } from '../../../../src/main/domain/correlation/decay.ts';
import { EwmaPair } from '../../../../src/main/domain/correlation/ewmaPair.ts';
import { HourlyReturns } from '../../../../src/main/domain/correlation/hourlyReturns.ts';
import { weightedCorrelation } from '../../../../src/main/domain/correlation/weightedCorrelation.ts';
import { goldenCase } from '../../../support/goldenCase.ts';
import { buildDecay, FIRST_HOUR, hourlySeries } from '../../../support/hourlySeries.ts';

const numbers = z.array(z.number());
const golden = () =>
  goldenCase('GC-064', {
    inputs: z.object({
      returns: z.object({ X: numbers, Y: numbers, Z: numbers }),
      lambda: z.number(),
      exposures: numbers,
      signs: z.object({ allLong: numbers, yShort: numbers }),
    }),
    expected: z.object({
      rho: z.object({ XY: z.number(), XZ: z.number(), YZ: z.number() }),
      weighted: z.object({ allLong: z.number(), yShort: z.number() }),
    }),
  });

describe('correlationMatrix', () => {
  it('agrees with GC-064', () => {
    const { inputs, expected } = golden();
    const { X, Y, Z } = inputs.returns;
    const matrix = correlationMatrix(
      [X, Y, Z].map((each) => hourlySeries(each)),
      buildDecay({ lambda: inputs.lambda }),
    );
    expect(rhoAt(matrix, 0, 1)).toBeCloseTo(expected.rho.XY, 10);
    expect(rhoAt(matrix, 2, 0)).toBeCloseTo(expected.rho.XZ, 10);
    expect(rhoAt(matrix, 1, 2)).toBeCloseTo(expected.rho.YZ, 10);
    for (const name of ['allLong', 'yShort'] as const) {
      const signed = inputs.exposures.map((each, at) => each * (inputs.signs[name][at] ?? 0));
      expect(weightedCorrelation(matrix, signed).value).toBeCloseTo(expected.weighted[name], 10);
    }
  });

  it('has ones on the diagonal, whatever is known', () => {
    const matrix = correlationMatrix([hourlySeries([]), hourlySeries([0.01])], buildDecay());
    expect([rhoAt(matrix, 0, 0), rhoAt(matrix, 1, 1)]).toEqual([1, 1]);
    expect(rhoAt(matrix, 0, 1)).toBeNull();
    expect([...matrix.hours]).toEqual([0, 0, 0, 1]);
  });

  it('is empty for no symbol', () => {
    expect(correlationMatrix([], buildDecay())).toEqual({ size: 0, rho: new Float64Array(), hours: new Int32Array() });
  });
});

describe('EwmaPair', () => {
  const wave = (count: number, step: number): number[] =>
    Array.from({ length: count }, (_, at) => 0.01 * Math.sin(at * step));

  it('is unknown one hour short of the minimum and known at it', () => {
    const decay = decayOf({ halfLifeHours: 72, minHours: 100 });
    const short = new EwmaPair(hourlySeries(wave(99, 1)), hourlySeries(wave(99, 2)), decay);
    const enough = new EwmaPair(hourlySeries(wave(100, 1)), hourlySeries(wave(100, 2)), decay);
    expect([short.rho(), short.hours]).toEqual([NaN, 99]);
    expect(enough.rho()).not.toBeNaN();
    expect(enough.hours).toBe(100);
  });

  it('counts common hours only', () => {
    const gaps = hourlySeries([0.01, null, 0.02, -0.01, 0.03, 0.01]);
    const whole = hourlySeries([0.02, 0.5, 0.9, -0.02, 0.06, 0.02]);
    const pair = new EwmaPair(gaps, whole, buildDecay());
    // The second and third hour of the first symbol have no return; the other four are its double.
    expect(pair.rho()).toBeCloseTo(1, 12);
    expect(pair.hours).toBe(4);
  });

  it('is unknown while a price stands still', () => {
    const pair = new EwmaPair(hourlySeries([0, 0, 0]), hourlySeries([0.01, 0.02, -0.01]), buildDecay());
    expect([pair.rho(), pair.hours]).toEqual([NaN, 3]);
  });

  it('is unknown for a price that stands still after a jump that left the window', () => {
    const [one, other] = [hourlySeries([0.7]), hourlySeries([0.7])];
    const pair = new EwmaPair(one, other, buildDecay({ window: 20 }));
    expect(pair.rho()).toBeCloseTo(1, 12);
    for (let hour = 2; hour < 40; hour += 1) {
      one.put(FIRST_HOUR + hour, 200);
      other.put(FIRST_HOUR + hour, 300 + (hour % 2));
      pair.rho();
    }
    expect(pair.rho()).toBeNaN();
  });

  it('advances hour by hour to what it is from scratch', () => {
    const [one, other] = [hourlySeries(wave(10, 1)), hourlySeries(wave(10, 1.3))];
    const decay = buildDecay({ lambda: 0.95, window: 40 });
    const pair = new EwmaPair(one, other, decay);
    for (let hour = 11; hour < 200; hour += 1) {
      one.put(FIRST_HOUR + hour, 100 + Math.sin(hour) + Math.sin(hour * 7.1));
      other.put(FIRST_HOUR + hour, 50 + Math.sin(hour) + Math.cos(hour * 3.3));
      expect(pair.rho()).toBeCloseTo(new EwmaPair(one, other, decay).rho(), 11);
    }
    expect(pair.hours).toBe(40);
  });

  it('waits for the symbol whose close comes late', () => {
    const [one, other] = [hourlySeries([0.01, 0.02, -0.01]), hourlySeries([0.02, 0.04, -0.02])];
    const pair = new EwmaPair(one, other, buildDecay());
    one.put(FIRST_HOUR + 4, 150);
    pair.rho();
    expect(pair.hours).toBe(3);
    other.put(FIRST_HOUR + 4, 90);
    pair.rho();
    expect(pair.hours).toBe(4);
  });

  it('takes in history that comes after the fact', () => {
    const closes = [100, 101, 99, 102, 98, 103, 101, 100];
    const hours = closes.map((_, at) => FIRST_HOUR + at);
    const [one, other] = [new HourlyReturns(64), new HourlyReturns(64)];
    for (const [at, hour] of hours.entries()) other.put(hour, 50 + at * at);
    for (const at of [4, 5, 6]) one.put(FIRST_HOUR + at, closes[at] ?? 0);
    const pair = new EwmaPair(one, other, buildDecay());
    pair.rho();
    expect(pair.hours).toBe(2);
    for (const at of [2, 0, 3, 1, 7]) one.put(FIRST_HOUR + at, closes[at] ?? 0);
    expect(pair.rho()).toBeCloseTo(new EwmaPair(one, other, buildDecay()).rho(), 12);
    expect(pair.hours).toBe(7);
  });

  it('starts over after a gap longer than its window', () => {
    const [one, other] = [hourlySeries(wave(20, 1)), hourlySeries(wave(20, 1))];
    const pair = new EwmaPair(one, other, buildDecay({ window: 30 }));
    pair.rho();
    for (const hour of [500, 501, 502]) {
      one.put(FIRST_HOUR + hour, hour);
      other.put(FIRST_HOUR + hour, hour % 2 === 0 ? 100 : 101);
    }
    pair.rho();
    expect(pair.hours).toBe(2);
  });

  it('knows less and less of a symbol that stopped, never something stale', () => {
    const [alive, stopped] = [hourlySeries(wave(200, 1), 256), hourlySeries(wave(200, 1.3), 256)];
    const pair = new EwmaPair(alive, stopped, buildDecay({ window: 200, minHours: 100 }));
    expect(pair.rho()).not.toBeNaN();
    for (let hour = 201; hour < 420; hour += 1) alive.put(FIRST_HOUR + hour, 100 + (hour % 3));
    stopped.put(FIRST_HOUR + 420, 100);
    alive.put(FIRST_HOUR + 420, 100);
    expect(pair.rho()).toBeNaN();
    expect(pair.hours).toBe(0);
  });

  it('is unknown where one symbol begins after the other ended', () => {
    const late = hourlySeries([]);
    for (let hour = 50; hour < 60; hour += 1) late.put(FIRST_HOUR + hour, 100 + (hour % 2));
    const pair = new EwmaPair(hourlySeries(wave(10, 1)), late, buildDecay({ window: 20 }));
    expect([pair.rho(), pair.hours]).toEqual([NaN, 0]);
  });
});

describe('decayOf', () => {
  it('halves a weight in the half-life: lambda 0.99042 at 72 hours (EB-06)', () => {
    const { lambda, window, leaving } = decayOf({ halfLifeHours: 72, minHours: 100 });
    expect(lambda).toBeCloseTo(0.99042, 5);
    expect(window).toBe(504);
    // Seven halvings.
    expect(leaving).toBeCloseTo(1 / 128, 12);
  });

  it('looks at no fewer hours than are needed and at no more than 1,000', () => {
    expect(decayOf({ halfLifeHours: 2, minHours: 100 }).window).toBe(100);
    expect(decayOf({ halfLifeHours: 5_000, minHours: 100 }).window).toBe(1_000);
  });
});
