import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canResume, type ResumeRequest } from '../../../../src/main/domain/mode/canResume.ts';
import { cooldownEndsAt } from '../../../../src/main/domain/mode/cooldown.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { rfc3339, unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const END = unixMs(1_700_000_300_000);
const request = (overrides: Partial<ResumeRequest> = {}): ResumeRequest => ({
  phase: 'AWAITING_APPROVAL',
  now: END,
  cooldownEndsAt: END,
  phrase: 'RESUME',
  reason: '0123456789',
  target: 'PAPER',
  highest: 'PAPER',
  causesLeft: [],
  isReconciled: true,
  comparisonAgeMs: 90_000,
  isRecordIntact: true,
  ...overrides,
});

describe('canResume', () => {
  it('finds nothing against a request that meets every guard', () => {
    expect(canResume(request())).toEqual([]);
  });

  it.each<[Partial<ResumeRequest>, object]>([
    [{ phase: 'EXECUTING' }, { code: 'NOT_FLAT', phase: 'EXECUTING' }],
    [{ phase: 'UNRESOLVED' }, { code: 'NOT_FLAT', phase: 'UNRESOLVED' }],
    [{ cooldownEndsAt: null }, { code: 'NOT_FLAT', phase: 'AWAITING_APPROVAL' }],
    [
      { phase: 'COOLDOWN', now: unixMs(END - 1_000) },
      { code: 'COOLDOWN', endsAt: END, remainingMs: 1_000 },
    ],
    [
      { phase: 'COOLDOWN', now: unixMs(END + 5) },
      { code: 'COOLDOWN', endsAt: END, remainingMs: 0 },
    ],
    [{ now: unixMs(END - 1) }, { code: 'COOLDOWN', endsAt: END, remainingMs: 1 }],
    [{ target: 'LIVE_MINIMAL' }, { code: 'TARGET_TOO_HIGH', target: 'LIVE_MINIMAL', highest: 'PAPER' }],
    [{ causesLeft: ['Latency 2,410 ms'] }, { code: 'CAUSE_LEFT', cause: 'Latency 2,410 ms' }],
    [{ isReconciled: false }, { code: 'NOT_RECONCILED' }],
    [{ comparisonAgeMs: 90_001 }, { code: 'COMPARISON_OLD', ageMs: 90_001 }],
    [{ isRecordIntact: false }, { code: 'RECORD_BROKEN' }],
    [{ phrase: 'resume' }, { code: 'PHRASE_MISMATCH', found: 'resume', expected: 'RESUME' }],
    [{ phrase: 'RESUME ' }, { code: 'PHRASE_MISMATCH', found: 'RESUME ', expected: 'RESUME' }],
    [{ reason: '   012345678   ' }, { code: 'REASON_TOO_SHORT', found: 9, expected: 10 }],
  ])('refuses %o', (overrides, failure) => {
    expect(canResume(request(overrides))).toEqual([failure]);
  });

  it('reports every failure at once', () => {
    const all = canResume(request({ phase: 'EXECUTING', phrase: '', reason: '', target: 'LIVE_SCALED_3' }));
    expect(all.map((failure) => failure.code)).toEqual([
      'NOT_FLAT',
      'TARGET_TOO_HIGH',
      'PHRASE_MISMATCH',
      'REASON_TOO_SHORT',
    ]);
  });

  it('asks for no comparison where none is made', () => {
    expect(canResume(request({ comparisonAgeMs: null }))).toEqual([]);
  });

  it('lets a lower mode be chosen', () => {
    expect(canResume(request({ target: 'PAPER', highest: 'LIVE_SCALED_1' }))).toEqual([]);
  });
});

describe('cooldownEndsAt', () => {
  const settings = defaultSettings().cooldownMs;

  it('agrees with GC-070', () => {
    const causes = z.enum(['DAILY_LOSS', 'DRAWDOWN', 'LATENCY']);
    const { inputs, expected } = goldenCase('GC-070', {
      inputs: z.object({ rows: z.array(z.tuple([causes, z.string()])) }),
      expected: z.object({ earliestApproval: z.array(z.string()) }),
    });
    const found = inputs.rows.map(([cause, flatAt]) =>
      rfc3339(cooldownEndsAt(cause, unixMs(Date.parse(flatAt)), { settings, book: 'LIVE' })),
    );
    expect(found).toEqual(expected.earliestApproval.map((text) => text.replace('Z', '.000Z')));
  });

  it.each([
    ['MANUAL', 300_000],
    ['DRILL', 300_000],
    ['TECHNICAL', 900_000],
    ['CORRELATION', 3_600_000],
  ] as const)('waits after %s for %i ms', (cause, wait) => {
    expect(cooldownEndsAt(cause, unixMs(1_000), { settings, book: 'PAPER' })).toBe(1_000 + wait);
  });

  it('waits the whole day when a daily loss is flat exactly at midnight', () => {
    expect(cooldownEndsAt('DAILY_LOSS', unixMs(0), { settings, book: 'LIVE' })).toBe(86_400_000);
  });

  it('is never shorter than five minutes for real money, whatever the settings', () => {
    const short = { ...settings, MANUAL: 1_000 };
    expect(cooldownEndsAt('MANUAL', unixMs(0), { settings: short, book: 'LIVE' })).toBe(300_000);
    expect(cooldownEndsAt('MANUAL', unixMs(0), { settings: short, book: 'PAPER' })).toBe(1_000);
  });
});
