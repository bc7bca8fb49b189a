import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson, gateHash } from '../../../../src/main/domain/ladder/gateHash.ts';
import { evaluatePaperGate, type PaperGateSnapshot } from '../../../../src/main/domain/ladder/paperGate.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildPaperGate, metricOf, type PaperGateOverrides } from '../../../support/buildGate.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const failedIn = (snapshot: PaperGateSnapshot): readonly string[] =>
  evaluatePaperGate(snapshot)
    .items.filter((item) => !item.passed)
    .map((item) => item.code);
const itemOf = (overrides: PaperGateOverrides, code: string) =>
  evaluatePaperGate(buildPaperGate(overrides)).items.find((item) => item.code === code);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_700_000_000_000;

describe('evaluatePaperGate', () => {
  it.each(['GC-030', 'GC-031', 'GC-032'])('agrees with %s', (id) => {
    const { inputs, expected } = goldenCase(id, {
      inputs: z.object({
        winRate: z.string(),
        sharpe: z.string().nullable(),
        sharpeReason: z.string().optional(),
        maxDrawdown: z.string(),
        trades: z.number(),
        qualifyingDays: z.number(),
        elapsedHours: z.number(),
        dailyReturnCount: z.number(),
      }),
      expected: z.object({ gate: z.enum(['PASS', 'FAIL']), failed: z.array(z.string()) }),
    });
    const snapshot = buildPaperGate({
      evidence: {
        winRate: metricOf(inputs.winRate),
        sharpe: metricOf(inputs.sharpe, inputs.sharpeReason),
        maxDrawdown: metricOf(inputs.maxDrawdown),
        closedTrades: inputs.trades,
        dailyReturns: inputs.dailyReturnCount,
      },
      time: { qualifyingDays: inputs.qualifyingDays, elapsedMs: inputs.elapsedHours * HOUR },
    });
    expect(evaluatePaperGate(snapshot).pass).toBe(expected.gate === 'PASS');
    expect(failedIn(snapshot)).toEqual(expected.failed);
  });

  it('lists fourteen items in the order of the page', () => {
    expect(evaluatePaperGate(buildPaperGate()).items.map((item) => item.code)).toEqual([
      'WIN_RATE',
      'SHARPE',
      'MAX_DRAWDOWN',
      'TRADES',
      'DAYS',
      'ELAPSED',
      'CREDENTIALS',
      'ACCOUNT_SIZE',
      'DRILL',
      'JOURNAL',
      'ALERTS',
      'CLOCK',
      'LIVE_BOOK',
      'PREFLIGHT',
    ]);
  });

  it('shows actual beside required with the digits at which they differ', () => {
    const shown = (overrides: PaperGateOverrides['evidence'], code: string) => {
      const item = itemOf({ evidence: overrides }, code);
      return [item?.actual, item?.required, item?.passed];
    };
    expect(shown({ winRate: { value: 0.5 } }, 'WIN_RATE')).toEqual(['50.0%', '>= 45%', true]);
    expect(shown({ winRate: { value: 0.44998 } }, 'WIN_RATE')).toEqual(['44.998%', '>= 45%', false]);
    expect(shown({ sharpe: { value: 0.4998 } }, 'SHARPE')).toEqual(['0.4998', '>= 0.5', false]);
    expect(shown({ sharpe: { value: 1.4249 } }, 'SHARPE')).toEqual(['1.42', '>= 0.5', true]);
    expect(shown({ sharpe: { value: 0.5 } }, 'SHARPE')).toEqual(['0.50', '>= 0.5', true]);
    expect(shown({ maxDrawdown: { value: 0.150004 } }, 'MAX_DRAWDOWN')).toEqual(['15.0004%', '<= 15%', false]);
  });

  it.each([
    ['a statistic without a value', { sharpe: { value: null, reason: 'ZERO_VARIANCE' } }, 'SHARPE', 'ZERO_VARIANCE'],
    ['NaN', { winRate: { value: Number.NaN } }, 'WIN_RATE', 'NOT_FINITE'],
    ['Infinity', { sharpe: { value: Infinity } }, 'SHARPE', 'NOT_FINITE'],
    [
      'a drawdown without a value',
      { maxDrawdown: { value: null, reason: 'NO_SAMPLES' } },
      'MAX_DRAWDOWN',
      'NO_SAMPLES',
    ],
    ['too few daily returns', { sharpe: { value: 3 }, dailyReturns: 5 }, 'SHARPE', 'TOO_FEW_OBS'],
  ] as const)('fails %s with its reason', (...[, evidence, code, reason]) => {
    expect(itemOf({ evidence }, code)).toMatchObject({ passed: false, actual: null, reason });
  });

  it('reads the ratio from the least number of daily returns on', () => {
    expect(itemOf({ evidence: { sharpe: { value: 3 }, dailyReturns: 6 } }, 'SHARPE')).toMatchObject({
      passed: true,
      actual: '3.00',
    });
  });

  it('gives no reason where there is a value', () => {
    const reasons = evaluatePaperGate(buildPaperGate()).items.map((item) => item.reason);
    expect(reasons).toEqual(Array.from({ length: 14 }, () => null));
  });

  it('says why there is no value', () => {
    const liveEquity = { value: null, reason: 'NO_VENUE' };
    expect(itemOf({ operations: { liveEquity } }, 'ACCOUNT_SIZE')?.reason).toBe('NO_VENUE');
    expect(itemOf({ operations: { clockOffsetMs: null } }, 'CLOCK')?.reason).toBe('NOT_MEASURED');
    const credentials = { holds: null, found: 'No live venue is connected.' };
    expect(itemOf({ operations: { credentials } }, 'CREDENTIALS')?.reason).toBe('No live venue is connected.');
  });

  it('misses nothing where trades and days are exactly enough', () => {
    const exact = { evidence: { closedTrades: 10 }, time: { qualifyingDays: 7 } };
    expect(itemOf(exact, 'TRADES')).toMatchObject({ passed: true, missing: null });
    expect(itemOf({ evidence: { closedTrades: 11 } }, 'TRADES')?.missing).toBeNull();
    expect(itemOf(exact, 'DAYS')).toMatchObject({ passed: true, actual: '7', missing: null });
    expect(itemOf({ time: { qualifyingDays: 5 } }, 'DAYS')).toMatchObject({ actual: '5', missing: '2 days' });
    expect(itemOf({ time: { qualifyingDays: 6 } }, 'DAYS')).toMatchObject({ actual: '6', missing: '1 day' });
  });

  it('says how many trades, days and hours are missing, and what pauses the clock', () => {
    const overrides = {
      evidence: { closedTrades: 9 },
      time: { qualifyingDays: 5, partialDay: 0.27, elapsedMs: 141.9 * HOUR, pausedBy: 'paused by you' },
    };
    expect(itemOf(overrides, 'TRADES')).toMatchObject({ actual: '9', required: '>= 10', missing: '1 trade' });
    expect(itemOf({ evidence: { closedTrades: 2 } }, 'TRADES')?.missing).toBe('8 trades');
    expect(itemOf(overrides, 'DAYS')).toMatchObject({
      actual: '5.2',
      required: '>= 7',
      missing: '1.8 days',
      pausedBy: 'paused by you',
    });
    expect(itemOf(overrides, 'ELAPSED')).toMatchObject({
      actual: '141 h',
      required: '>= 168 h',
      missing: '27 h',
      pausedBy: 'paused by you',
    });
  });

  it('never shows a day that is not full as full', () => {
    const item = itemOf({ time: { qualifyingDays: 6, partialDay: 0.9999 } }, 'DAYS');
    expect(item).toMatchObject({ passed: false, actual: '6.9', missing: '0.1 days' });
    expect(itemOf({ time: { qualifyingDays: 6, partialDay: 1 } }, 'DAYS')?.actual).toBe('6.9');
  });

  it('names the earliest time while a time item is open, and none after', () => {
    const earliestAt = unixMs(NOW + DAY);
    const at = (time: PaperGateOverrides['time']) =>
      evaluatePaperGate(buildPaperGate({ time: { ...time, earliestAt } })).earliestAt;
    expect(at({ qualifyingDays: 6 })).toBe(earliestAt);
    expect(at({ elapsedMs: 0 })).toBe(earliestAt);
    expect(at({})).toBeNull();
  });

  it.each<[PaperGateOverrides['operations'], string, { passed: boolean; actual: string | null }]>([
    [
      { credentials: { holds: false, found: 'withdrawals are on' } },
      'CREDENTIALS',
      { passed: false, actual: 'withdrawals are on' },
    ],
    [
      { credentials: { holds: null, found: 'No live venue is connected.' } },
      'CREDENTIALS',
      { passed: false, actual: null },
    ],
    [{ liveEquity: { value: decimal('550') } }, 'ACCOUNT_SIZE', { passed: true, actual: '550.00' }],
    [{ liveEquity: { value: decimal('549.999') } }, 'ACCOUNT_SIZE', { passed: false, actual: '549.99' }],
    [{ liveEquity: { value: null, reason: 'NO_VENUE' } }, 'ACCOUNT_SIZE', { passed: false, actual: null }],
    [{ minimumEquity: { value: null, reason: 'NO_VENUE' } }, 'ACCOUNT_SIZE', { passed: false, actual: '10,000.00' }],
    [{ lastDrillAt: null }, 'DRILL', { passed: false, actual: 'none' }],
    [{ lastDrillAt: unixMs(NOW - 30 * DAY) }, 'DRILL', { passed: true, actual: '30 days ago' }],
    [{ lastDrillAt: unixMs(NOW - 30 * DAY - 1) }, 'DRILL', { passed: false, actual: '31 days ago' }],
    [{ lastDrillAt: unixMs(NOW - DAY) }, 'DRILL', { passed: true, actual: '1 day ago' }],
    [{ lastDrillAt: unixMs(NOW - 30 * DAY + 1) }, 'DRILL', { passed: true, actual: '29 days ago' }],
    [{ lastDrillAt: unixMs(NOW - 77_000) }, 'DRILL', { passed: true, actual: 'less than 1 day ago' }],
    [{ lastDrillAt: unixMs(NOW + 5) }, 'DRILL', { passed: true, actual: 'less than 1 day ago' }],
    [{ verification: null }, 'JOURNAL', { passed: false, actual: 'never' }],
    [{ verification: { at: unixMs(NOW - DAY + 1), ok: true } }, 'JOURNAL', { passed: true, actual: 'ok, 23 h ago' }],
    [{ verification: { at: unixMs(NOW - DAY), ok: true } }, 'JOURNAL', { passed: false, actual: 'ok, 24 h ago' }],
    [
      { verification: { at: unixMs(NOW), ok: false } },
      'JOURNAL',
      { passed: false, actual: 'does not verify, less than 1 h ago' },
    ],
    [{ openAlerts: 1 }, 'ALERTS', { passed: false, actual: '1' }],
    [{ clockOffsetMs: 499 }, 'CLOCK', { passed: true, actual: '499 ms' }],
    [{ clockOffsetMs: -3.54931640625 }, 'CLOCK', { passed: true, actual: '-4 ms' }],
    [{ clockOffsetMs: -0.2 }, 'CLOCK', { passed: true, actual: '0 ms' }],
    [{ clockOffsetMs: -499.7 }, 'CLOCK', { passed: true, actual: '-499 ms' }],
    [{ clockOffsetMs: 500.2 }, 'CLOCK', { passed: false, actual: '500 ms' }],
    [{ clockOffsetMs: -500 }, 'CLOCK', { passed: false, actual: '-500 ms' }],
    [{ clockOffsetMs: null }, 'CLOCK', { passed: false, actual: null }],
    [{ liveBook: { holds: false, found: '1 position' } }, 'LIVE_BOOK', { passed: false, actual: '1 position' }],
    [{ preflight: { holds: false, found: '3 of 4' } }, 'PREFLIGHT', { passed: false, actual: '3 of 4' }],
  ])('judges %o as %s', (operations, code, expected) => {
    expect(itemOf({ operations }, code)).toMatchObject(expected);
    expect(failedIn(buildPaperGate({ operations }))).toEqual(expected.passed ? [] : [code]);
  });

  it('says how much equity is missing', () => {
    const item = itemOf({ operations: { liveEquity: { value: decimal('400') } } }, 'ACCOUNT_SIZE');
    expect(item).toMatchObject({ required: '>= 550.00', missing: '150.00' });
    const unknown = itemOf({ operations: { minimumEquity: { value: null, reason: 'NO_VENUE' } } }, 'ACCOUNT_SIZE');
    expect(unknown).toMatchObject({ required: 'n/a (NO_VENUE)', missing: null });
  });
});

describe('gateHash', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('is the same for the same facts and another for any other', () => {
    const one = gateHash(buildPaperGate(), sha256);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(gateHash(buildPaperGate(), sha256)).toBe(one);
    expect(gateHash(buildPaperGate({ evidence: { closedTrades: 13 } }), sha256)).not.toBe(one);
    expect(gateHash(buildPaperGate({ operations: { openAlerts: 1 } }), sha256)).not.toBe(one);
  });

  it('hashes sorted keys without spaces', () => {
    let hashed = '';
    gateHash(buildPaperGate(), (text) => {
      hashed = text;
      return '';
    });
    expect(hashed.startsWith('{"at":1700000000000,"attempt":1,"evidence":{"closedTrades":12,"dailyReturns":8,')).toBe(
      true,
    );
    expect(hashed).toContain('"liveEquity":{"value":"10000"}');
    expect(canonicalJson([1, { b: true, a: null }, []])).toBe('[1,{"a":null,"b":true},[]]');
  });
});
