import { describe, expect, it } from 'vitest';
import { verifiedText } from '../../../../src/renderer/features/journal/verifiedText.ts';

const whole = { ok: true, entries: 48_212, from: 0, to: 48_211, head: '3fa9c1d2'.padEnd(64, '0'), durationMs: 412 };
const finding = { seq: 7, code: 'CLOCK_REGRESSION', expected: 'later', actual: 'earlier' };

describe('verifiedText', () => {
  it('says what was verified and how it ends', () => {
    expect(verifiedText({ ...whole, findings: [] })).toBe(
      'Verified 0-48,211: 48,212 entries in 0.4 s, nothing changed. Head 3fa9c1d2.',
    );
    expect(verifiedText({ ...whole, findings: [finding] })).toBe(
      'Verified 0-48,211: 48,212 entries in 0.4 s, nothing changed, 1 finding. Head 3fa9c1d2.',
    );
  });

  it('says what is locked and what to do where the history does not hold', () => {
    expect(verifiedText({ ...whole, ok: false, findings: [finding, finding] })).toBe(
      "The history does not verify: 2 findings in 48,212 entries in 0.4 s, expected none. Steps up and resumes are refused. Do: copy the data folder as it is, then compare with the venue's history.",
    );
  });
});
