import { describe, expect, it } from 'vitest';
import { clockTrigger } from '../../../../src/main/domain/breaker/clockTrigger.ts';
import { connectivityTrigger } from '../../../../src/main/domain/breaker/connectivityTrigger.ts';
import { correlationTrigger } from '../../../../src/main/domain/breaker/correlationTrigger.ts';
import { dailyLossTrigger } from '../../../../src/main/domain/breaker/dailyLossTrigger.ts';
import { drawdownTrigger } from '../../../../src/main/domain/breaker/drawdownTrigger.ts';
import { duplicateOrdersTrigger } from '../../../../src/main/domain/breaker/duplicateOrdersTrigger.ts';
import { equityJumpTrigger } from '../../../../src/main/domain/breaker/equityJumpTrigger.ts';
import { latencyFacts, latencyTrigger } from '../../../../src/main/domain/breaker/latencyTrigger.ts';
import { lossStreakTrigger } from '../../../../src/main/domain/breaker/lossStreakTrigger.ts';
import { manualTrigger } from '../../../../src/main/domain/breaker/manualTrigger.ts';
import { mismatchTrigger } from '../../../../src/main/domain/breaker/mismatchTrigger.ts';
import { quietFlow } from '../../../../src/main/domain/breaker/orderFlow.ts';
import { orderRejectsTrigger } from '../../../../src/main/domain/breaker/orderRejectsTrigger.ts';
import { rollingLossTrigger } from '../../../../src/main/domain/breaker/rollingLossTrigger.ts';
import { slippageTrigger } from '../../../../src/main/domain/breaker/slippageTrigger.ts';
import { staleTrigger } from '../../../../src/main/domain/breaker/staleTrigger.ts';
import { systemTrigger } from '../../../../src/main/domain/breaker/systemTrigger.ts';
import { throttleTrigger } from '../../../../src/main/domain/breaker/throttleTrigger.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { triggerNames } from '../../../../src/shared/settings/breaker.ts';
import { decimal, ONE, ZERO } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const { ladder, latency, correlation, breaker, data } = defaultSettings();
const NOW = unixMs(0);
const money = { equity: { now: ONE, confirmed: ONE, realized: ONE, adverse: null }, flows: ZERO, currency: 'USDT' };
const limits = { limit: decimal('0.01'), steps: { l1: ONE, l2: ONE, top: 'L4' }, measuredAt: NOW } as const;
const machine = { journalFailingMs: null, lag: null, diskFreeMb: null, memoryShare: null, measuredAt: null };

/** Every trigger with nothing wrong; read within the tests. */
const readAll = () => [
  dailyLossTrigger({ ...money, ...limits, dayEquity: ONE }, ladder),
  rollingLossTrigger({ ...money, ...limits, equity24hAgo: ONE }, ladder),
  drawdownTrigger({ ...money, ...limits, highWater: ONE }, ladder),
  latencyTrigger(latencyFacts([], NOW, latency), 0, latency),
  correlationTrigger(null, correlation),
  lossStreakTrigger({ losses: 0, lastAt: null }, NOW, breaker),
  orderRejectsTrigger({ last10: 0, last20: 0 }, null, breaker),
  staleTrigger([], NOW, data),
  clockTrigger([], null, breaker),
  mismatchTrigger({ open: [], polledAt: null }, NOW, breaker),
  connectivityTrigger({ streamSilentMs: null, restDownMs: null, measuredAt: NOW }, breaker),
  slippageTrigger([], NOW, breaker),
  equityJumpTrigger({ equity: ONE, unexplained: null, currency: 'USDT', measuredAt: null }, breaker),
  manualTrigger(null),
  systemTrigger(machine, breaker),
  duplicateOrdersTrigger(quietFlow, NOW),
  throttleTrigger(quietFlow, NOW),
];

describe('the triggers of EB-02 to EB-16, RC-08 and RC-09', () => {
  it('are one module for each name of the settings, each with a rule of its own', () => {
    const readings = readAll();
    expect(readings.map((each) => each.trigger)).toEqual(triggerNames);
    const ofBreaker = Array.from({ length: 15 }, (_, at) => `EB-${String(at + 2).padStart(2, '0')}`);
    expect(readings.map((each) => each.rule)).toEqual([...ofBreaker, 'RC-08', 'RC-09']);
  });

  it.each(triggerNames)('explains %s in plain words', (name) => {
    const reading = readAll().find((each) => each.trigger === name);
    if (reading === undefined) throw new Error(`No reading of ${name}`);
    expect(reading.level).toBe('L0');
    expect(reading.text).toBe('');
    expect(reading.name.length).toBeLessThan(30);
    expect(reading.definition.length).toBeGreaterThan(60);
    expect(reading.definition.length).toBeLessThan(400);
    expect(reading.definition).toMatch(/^[A-Z].*\.$/);
    expect(reading.definition).not.toMatch(/please|oops|error occurred|!/i);
    expect(reading.clears).toMatch(/^(Clears|Stays)/);
  });
});
