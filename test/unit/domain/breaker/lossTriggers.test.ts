import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dailyLossTrigger, type DailyLossInput } from '../../../../src/main/domain/breaker/dailyLossTrigger.ts';
import { drawdownTrigger } from '../../../../src/main/domain/breaker/drawdownTrigger.ts';
import type { ByMark } from '../../../../src/main/domain/breaker/lossLevel.ts';
import { lossSteps } from '../../../../src/main/domain/breaker/lossSteps.ts';
import { rollingLossTrigger } from '../../../../src/main/domain/breaker/rollingLossTrigger.ts';
import { levels, tradingModes } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimal, ZERO } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings();
const { ladder } = settings;
const measuredAt = unixMs(Date.UTC(2026, 2, 5, 14));

/** Equity that every mark agrees on. */
const certain = (equity: string): ByMark => ({
  now: decimal(equity),
  confirmed: decimal(equity),
  realized: decimal(equity),
  adverse: null,
});

const daily = (over: Partial<DailyLossInput>) =>
  dailyLossTrigger(
    {
      dayEquity: decimal('10000'),
      flows: ZERO,
      equity: certain('10000'),
      limit: decimal('0.01'),
      steps: lossSteps(ladder, { trigger: 'DAILY_LOSS', mode: 'PAPER', probationL1: null }),
      currency: 'USDT',
      measuredAt,
      ...over,
    },
    ladder,
  );

describe('dailyLossTrigger', () => {
  it('agrees with GC-060', () => {
    const { inputs, expected } = goldenCase('GC-060', {
      inputs: z.object({ rows: z.array(z.tuple([z.enum(tradingModes), z.string(), z.string(), z.string()])) }),
      expected: z.object({
        results: z.array(z.object({ loss: z.string(), utilisation: z.string(), level: z.enum(levels) })),
      }),
    });
    const found = inputs.rows.map(([mode, dayEquity, flows, now]) => {
      const { level, used } = daily({
        dayEquity: decimal(dayEquity),
        flows: decimal(flows),
        equity: certain(now),
        limit: settings.modes[mode].dailyLoss,
        steps: lossSteps(ladder, { trigger: 'DAILY_LOSS', mode, probationL1: null }),
      });
      return { utilisation: `${used}`, level };
    });
    expect(found).toEqual(expected.results.map(({ utilisation, level }) => ({ utilisation, level })));
  });

  it('says what was found, what is next and what clears it', () => {
    expect(daily({ equity: certain('9924') })).toMatchObject({
      trigger: 'DAILY_LOSS',
      name: 'Daily loss',
      rule: 'EB-02',
      level: 'L1',
      keeps: 'L2',
      value: '0.76%',
      limit: '1.00%',
      used: 0.76,
      text: 'daily loss 0.76%, L1 from 0.75%, limit 1.00%',
      clears: 'Clears below 0.60% for 300 s, or at 00:00 UTC',
      next: 'L2 at 0.90% = 90.00 USDT',
      severity: 'P3',
      inputs: 'equity at 00:00 UTC 10,000.00, flows 0.00, equity now 9,924.00 USDT',
      basis: 'exit-side marks: bid for longs, ask for shorts',
      measuredAt,
    });
  });

  it('keeps L2 above 80 % of its trip and L1 above 80 % of its own', () => {
    expect(daily({ equity: certain('9928') }).keeps).toBe('L2');
    expect(daily({ equity: certain('9928.01') }).keeps).toBe('L1');
    expect(daily({ equity: certain('9940') }).keeps).toBe('L1');
    expect(daily({ equity: certain('9940.01') })).toMatchObject({ keeps: 'L0', level: 'L0' });
  });

  it('warns at half the limit, before any level', () => {
    expect(daily({ equity: certain('9950.01') })).toMatchObject({ level: 'L0', text: '', severity: null });
    expect(daily({ equity: certain('9950') })).toMatchObject({
      level: 'L0',
      text: 'daily loss 0.50%, limit 1.00%',
      severity: 'P3',
    });
  });

  it('says L2, then the limit', () => {
    expect(daily({ equity: certain('9900') })).toMatchObject({
      level: 'L2',
      value: '1.00%',
      text: 'daily loss 1.00%, L2 from 0.90%, limit 1.00%',
      clears: 'Clears below 0.72% for 300 s, or at 00:00 UTC',
      next: 'L4 above 1.00% = 100.00 USDT',
    });
    expect(daily({ equity: certain('9899.99') })).toMatchObject({
      level: 'L4',
      value: '1.01%',
      text: 'daily loss 1.01%, over the limit 1.00%',
      next: '',
      severity: 'P1',
    });
  });

  it('never shows a loss below its limit as the limit', () => {
    expect(daily({ equity: certain('9900.01') }).value).toBe('0.99%');
  });

  it('counts a gain as no loss', () => {
    expect(daily({ equity: certain('10500') })).toMatchObject({ level: 'L0', value: '0.00%', used: 0 });
    expect(daily({ equity: certain('10500') }).next).toBe('L1 at 0.75% = 75.00 USDT');
  });

  it('takes one print to L1 at most, two to L4', () => {
    const print = { now: decimal('9800'), realized: decimal('10000'), adverse: null };
    expect(daily({ equity: { ...print, confirmed: decimal('10000') } })).toMatchObject({
      level: 'L1',
      value: '2.00%',
      basis: 'one print so far; waits for a second tick (EB-22)',
    });
    expect(daily({ equity: { ...print, confirmed: decimal('9905') } }).level).toBe('L2');
    expect(daily({ equity: { ...print, confirmed: decimal('9850') } }).level).toBe('L4');
  });

  it('believes one print when realized losses alone are above the limit', () => {
    const equity = { now: decimal('9800'), confirmed: decimal('9950'), realized: decimal('9890'), adverse: null };
    expect(daily({ equity }).level).toBe('L4');
  });

  it('takes adverse marks to L3 at most and says that they are uncertain', () => {
    const fresh = { now: decimal('9990'), confirmed: decimal('9990'), realized: decimal('10000') };
    expect(daily({ equity: { ...fresh, adverse: decimal('9924') } })).toMatchObject({
      level: 'L1',
      value: '0.76%',
      basis: 'UNCERTAIN: a held price is stale and marked against the position (EB-21)',
    });
    expect(daily({ equity: { ...fresh, adverse: decimal('9000') } }).level).toBe('L3');
    expect(daily({ equity: { ...certain('9899'), adverse: decimal('9000') } }).level).toBe('L4');
  });

  it('has no share of an equity of zero, and takes any loss for too much', () => {
    const empty = daily({ dayEquity: ZERO, equity: certain('-1') });
    expect(empty).toMatchObject({ level: 'L4', value: null, used: null });
    expect(empty.text).toBe('daily loss unknown, the equity it is a share of is 0, over the limit 1.00%');
    expect(daily({ dayEquity: ZERO, equity: certain('1') }).next).toBe('L1 at 0.00 = 0.00 USDT');
  });
});

describe('lossSteps', () => {
  const l1 = (place: Parameters<typeof lossSteps>[1]) => lossSteps(ladder, place).l1.toFixed();

  it('starts L1 at half the limit for the daily loss of the scaled modes, and for both losses in probation', () => {
    const half = decimal('0.5');
    expect(l1({ trigger: 'DAILY_LOSS', mode: 'LIVE_MINIMAL', probationL1: null })).toBe('0.75');
    expect(l1({ trigger: 'DAILY_LOSS', mode: 'LIVE_SCALED_2', probationL1: null })).toBe('0.5');
    expect(l1({ trigger: 'DRAWDOWN', mode: 'LIVE_SCALED_2', probationL1: null })).toBe('0.75');
    expect(l1({ trigger: 'DRAWDOWN', mode: 'LIVE_SCALED_2', probationL1: half })).toBe('0.5');
    expect(l1({ trigger: 'DAILY_LOSS', mode: 'LIVE_MINIMAL', probationL1: half })).toBe('0.5');
    expect(l1({ trigger: 'DRAWDOWN', mode: 'PAPER', probationL1: decimal('0.9') })).toBe('0.75');
  });
});

describe('drawdownTrigger', () => {
  it('agrees with GC-061', () => {
    const { inputs, expected } = goldenCase('GC-061', {
      inputs: z.object({ nav: z.array(z.string()), limit: z.string() }),
      expected: z.object({ rows: z.array(z.object({ drawdown: z.number(), level: z.enum(levels) })) }),
    });
    let highWater = ZERO;
    const limit = decimal(inputs.limit);
    const found = inputs.nav.map((text) => {
      const nav = decimal(text);
      if (nav.greaterThan(highWater)) highWater = nav;
      const steps = lossSteps(ladder, { trigger: 'DRAWDOWN', mode: 'PAPER', probationL1: null });
      return drawdownTrigger({ highWater, equity: certain(text), limit, steps, currency: 'USDT', measuredAt }, ladder);
    });
    expect(found.map((each) => each.level)).toEqual(expected.rows.map((row) => row.level));
    found.forEach(({ used }, row) => expect((used ?? -1) * 0.03).toBeCloseTo(expected.rows[row]?.drawdown ?? -1, 12));
  });

  it('says what clears it', () => {
    const steps = lossSteps(ladder, { trigger: 'DRAWDOWN', mode: 'PAPER', probationL1: null });
    const facts = { highWater: decimal('10200'), limit: decimal('0.03'), steps, currency: 'USDT', measuredAt };
    expect(drawdownTrigger({ ...facts, equity: certain('9970') }, ladder)).toMatchObject({
      rule: 'EB-04',
      value: '2.25%',
      text: 'drawdown 2.25%, L1 from 2.25%, limit 3.00%',
      clears: 'Clears below 1.80% for 300 s',
    });
  });
});

describe('rollingLossTrigger', () => {
  it('agrees with GC-072', () => {
    const { inputs, expected } = goldenCase('GC-072', {
      inputs: z.object({
        E24hAgo: z.string(),
        netFlows: z.string(),
        Enow: z.string(),
        dayStart: z.string(),
        dailyLimit: z.string(),
      }),
      expected: z.object({
        dailyLoss: z.number(),
        dailyLevel: z.enum(levels),
        loss24h: z.string(),
        limit24h: z.string(),
        level: z.enum(levels),
      }),
    });
    const today = daily({ dayEquity: decimal(inputs.dayStart), equity: certain(inputs.Enow) });
    expect(today.level).toBe(expected.dailyLevel);
    expect((today.used ?? 0) * 0.01).toBeCloseTo(expected.dailyLoss, 12);
    const rolling = rollingLossTrigger(
      {
        equity24hAgo: decimal(inputs.E24hAgo),
        flows: decimal(inputs.netFlows),
        equity: certain(inputs.Enow),
        limit: decimal(inputs.dailyLimit).mul(settings.breaker.rolling24hFactor),
        currency: 'USDT',
        measuredAt,
      },
      ladder,
    );
    expect(rolling).toMatchObject({ level: expected.level, value: '1.60%', limit: '1.50%', next: '' });
    expect(rolling.text).toBe('loss in 24 h 1.60%, over the limit 1.50%');
    expect(rolling.clears).toBe('Clears below 1.20% for 300 s');
    expect((rolling.used ?? 0) * 0.015).toBeCloseTo(Number(expected.loss24h), 12);
  });

  it('allows the limit itself, and starts at L1 on one print', () => {
    const facts = {
      equity24hAgo: decimal('10000'),
      flows: ZERO,
      limit: decimal('0.015'),
      currency: 'USDT',
      measuredAt,
    };
    expect(rollingLossTrigger({ ...facts, equity: certain('9850') }, ladder)).toMatchObject({
      level: 'L0',
      severity: null,
      keeps: 'L2',
      clears: 'Clears below 1.20% for 300 s',
      next: 'L2 above 1.50% = 150.00 USDT',
    });
    const print = { now: decimal('9000'), confirmed: decimal('9990'), realized: decimal('10000'), adverse: null };
    expect(rollingLossTrigger({ ...facts, equity: print }, ladder)).toMatchObject({
      level: 'L1',
      text: 'loss in 24 h 10.00%, over the limit 1.50%',
    });
  });
});
