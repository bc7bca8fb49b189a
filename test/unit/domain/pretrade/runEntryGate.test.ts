import { describe, expect, it } from 'vitest';
import type { EntryContext } from '../../../../src/main/domain/pretrade/context.ts';
import { runEntryGate } from '../../../../src/main/domain/pretrade/runEntryGate.ts';
import { riskCheckSchema } from '../../../../src/shared/model/risk.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildEntryContext, buildState } from '../../../support/buildEntryContext.ts';

import { failedBy, textBy } from '../../../support/entryGate.ts';

describe('runEntryGate', () => {
  it('approves exactly the terms of a draft that passes every check, under its state version', () => {
    const result = runEntryGate(buildEntryContext());
    expect(result).toMatchObject({ ok: true, gate: 'ENTRY', stateVersion: 3 });
    if (!result.ok) return;
    expect(result.approved.terms).toEqual({
      clientOrderId: 'P-000001',
      symbol: 'BTC/USDT:USDT',
      side: 'BUY',
      type: 'MARKET',
      quantity: decimal('0.02'),
      limitPrice: null,
      triggerPrice: null,
      timeInForce: 'GTC',
      reduceOnly: false,
      postOnly: false,
    });
    expect(result.approved).toMatchObject({ stateVersion: 3, gate: 'ENTRY' });
    expect(result.checks.every((check) => check.passed && check.text === '')).toBe(true);
  });

  it('lists every check in the order of RC-01', () => {
    const expected = [
      ['RC-02'],
      ['RC-03', 'RC-29', 'RC-30'],
      ['RC-04'],
      ['RC-21', 'RC-21', 'RC-21'],
      ['RC-05'],
      ['PS-01', 'PS-10', 'PS-02', 'PS-08', 'RC-06', 'RC-07', 'RC-16', 'RC-19'],
      ['RC-08', 'RC-11', 'RC-23', 'RC-24', 'RC-26'],
      ['RC-12', 'RC-13', 'RC-14', 'RC-15', 'RC-17', 'RC-18', 'PS-13'],
      ['RC-09', 'RC-09', 'RC-10'],
      ['RC-20', 'RC-22', 'RC-31'],
    ];
    expect(runEntryGate(buildEntryContext()).checks.map((check) => check.rule)).toEqual(expected.flat());
  });

  it('runs all checks and reports every failure, in the shape the contract carries', () => {
    const result = runEntryGate(
      buildEntryContext({ state: buildState({ run: 'PAUSED' }), bucket: null, exposure: null }),
    );
    expect(result.ok ? [] : result.failed.map((check) => check.rule)).toEqual([
      'RC-02',
      'RC-12',
      'RC-13',
      'RC-15',
      'RC-17',
      'RC-09',
    ]);
    expect(result.checks).toHaveLength(35);
    for (const check of result.checks) expect(riskCheckSchema.parse(check)).toEqual(check);
  });

  it('fails a check that throws and goes on with the others', () => {
    const context = buildEntryContext();
    const broken = Object.defineProperty({ ...context }, 'restingStop', {
      get: () => {
        throw new Error('no such field');
      },
    });
    const result = runEntryGate(broken);
    expect(result.ok ? [] : result.failed).toMatchObject([
      {
        rule: 'RC-19',
        code: 'CHECK_BROKEN',
        text: 'The check itself failed: no such field. The order is refused; report it (RC-19).',
      },
    ]);
  });

  it('cuts the message of an error to what the contract carries', () => {
    const broken = Object.defineProperty({ ...buildEntryContext() }, 'restingStop', {
      get: () => {
        throw new Error('no such field '.repeat(100));
      },
    });
    const failed = runEntryGate(broken).checks.filter((check) => !check.passed);
    expect(failed.map((check) => riskCheckSchema.parse(check).code)).toEqual(['CHECK_BROKEN']);
  });

  it('fails a check that throws something else than an error', () => {
    const broken = Object.defineProperty({ ...buildEntryContext() }, 'restingStop', {
      get: () => {
        throw 'odd';
      },
    });
    const result = runEntryGate(broken);
    expect(result.ok ? [] : result.failed.map((check) => check.text)).toEqual([
      'The check itself failed: an unknown error. The order is refused; report it (RC-19).',
    ]);
  });

  it('fails on equity that is not above 0', () => {
    expect(failedBy({ equity: money('0') })).toContain('RC-13 MISSING_INPUT');
  });
});

describe('RC-02', () => {
  it.each<[Partial<EntryContext['state']>, string, string]>([
    [
      { latched: true },
      'LATCHED',
      'Entries are off: the kill flag is set. After an emergency stop resume from the stop panel; after a fault of the desk restart it (RC-02).',
    ],
    [{ mode: 'SETUP' }, 'MODE', 'Entries are off: no book is open. Start paper trading first (RC-02).'],
    [
      { mode: 'EMERGENCY_STOP' },
      'MODE',
      'Entries are off: mode EMERGENCY STOP. Resume from the stop panel when it is over (RC-02).',
    ],
    [{ run: 'PAUSED' }, 'PAUSED', 'Entries are off: trading is paused. Continue it to trade; closing works (RC-02).'],
    [
      { run: 'RECOVERING' },
      'RECOVERING',
      'Entries are off: the desk is recovering. They return when it has compared its record with the venue; closing works (RC-02).',
    ],
    [
      {
        level: 'L2',
        levelSince: unixMs(Date.UTC(2026, 2, 1, 14, 2, 10)),
        levelText: 'API latency p95 2,410 ms over 2,000 ms',
        levelClears: 'Clears 60 s after it is normal',
      },
      'LEVEL',
      'Entries are off: level L2 since 14:02:10, API latency p95 2,410 ms over 2,000 ms. Clears 60 s after it is normal; closing works (RC-02).',
    ],
    [{ level: 'L1' }, 'LEVEL', 'Entries are off: level L1. Closing works (RC-02).'],
    [
      { mode: 'LIVE_MINIMAL' },
      'BOOK',
      'The order is for the PAPER book. The mode trades the LIVE book. Place it again from the current mode (RC-02).',
    ],
  ])('refuses under %o', (state, code, text) => {
    expect(failedBy({ state: buildState(state) })).toEqual([`RC-02 ${code}`]);
    expect(textBy({ state: buildState(state) })).toBe(text);
  });
});
