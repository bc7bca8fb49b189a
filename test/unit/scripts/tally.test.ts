import { describe, expect, it } from 'vitest';
import { addTallies, tallyPlaywright, tallyVitest } from '../../../scripts/test/tally.ts';

describe('tallyVitest', () => {
  it('counts tests, and a file that broke before its tests as one failure', () => {
    const report = {
      numPassedTests: 4,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(tallyVitest(report)).toEqual({ passed: 4, failed: 2 });
  });
});

describe('tallyPlaywright', () => {
  it('counts flaky tests and errors outside of tests as failures', () => {
    const report = { stats: { expected: 10, unexpected: 2, flaky: 1, skipped: 0 }, errors: [{ message: 'x' }] };
    expect(tallyPlaywright(report)).toEqual({ passed: 10, failed: 4 });
  });
});

describe('addTallies', () => {
  it('adds nothing up to nothing', () => {
    expect(addTallies([])).toEqual({ passed: 0, failed: 0 });
    expect(
      addTallies([
        { passed: 1, failed: 2 },
        { passed: 10, failed: 20 },
      ]),
    ).toEqual({ passed: 11, failed: 22 });
  });
});
