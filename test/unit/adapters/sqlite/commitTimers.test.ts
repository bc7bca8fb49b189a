import { describe, expect, it } from 'vitest';
import { CommitTimers } from '../../../../src/main/adapters/sqlite/commitTimers.ts';
import { ManualTimers } from '../../../support/manualTimers.ts';

describe('CommitTimers', () => {
  it('keeps one timer per delay, so that a later class does not move an earlier deadline', () => {
    const manual = new ManualTimers();
    const timers = new CommitTimers(manual.set, () => undefined);
    timers.arm(250);
    timers.arm(5);
    timers.arm(5);
    timers.arm(250);
    expect(manual.delays).toEqual([5, 250]);
  });

  it('can be armed again after it fired', () => {
    const manual = new ManualTimers();
    let fired = 0;
    const timers = new CommitTimers(manual.set, () => (fired += 1));
    timers.arm(5);
    manual.fire(5);
    timers.arm(5);
    expect([fired, manual.delays]).toEqual([1, [5]]);
  });

  it('cancels every deadline', () => {
    const manual = new ManualTimers();
    const timers = new CommitTimers(manual.set, () => undefined);
    timers.arm(5);
    timers.arm(250);
    timers.cancelAll();
    expect(manual.delays).toEqual([]);
  });
});
