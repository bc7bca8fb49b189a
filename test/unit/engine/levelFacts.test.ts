import { describe, expect, it } from 'vitest';
import { clearsText, effectiveLevelOf, entryLevelOf, levelFacts } from '../../../src/main/engine/levelFacts.ts';
import type { Level } from '../../../src/shared/model/mode.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { openTwoBooks } from '../../support/twoBooks.ts';

/** A desk whose triggers hold these levels. */
function deskAt(held: Readonly<Record<string, Level>>) {
  const { state } = openTwoBooks('PAPER');
  const triggers = new Map(
    Object.entries(held).map(
      ([trigger, level], at) =>
        [
          trigger,
          { rule: 'EB-00', level, since: unixMs(at), text: `${trigger} said so`, clears: 'Clears soon' },
        ] as const,
    ),
  );
  state.durable = { ...state.durable, triggers };
  return state;
}

describe('the level of the desk', () => {
  it('is the highest of its triggers', () => {
    expect(effectiveLevelOf(deskAt({}))).toBe('L0');
    expect(effectiveLevelOf(deskAt({ CLOCK: 'L1', MISMATCH: 'L3', LATENCY: 'L2' }))).toBe('L3');
  });

  it('lets the gate judge order by order while only the correlation is at L1', () => {
    expect(entryLevelOf(deskAt({ CORRELATION: 'L1' }))).toBe('L0');
    expect(entryLevelOf(deskAt({ CORRELATION: 'L1', CLOCK: 'L1' }))).toBe('L1');
    expect(entryLevelOf(deskAt({ CORRELATION: 'L2' }))).toBe('L2');
    expect(entryLevelOf(deskAt({ CLOCK: 'L1' }))).toBe('L1');
    const stopped = deskAt({ CORRELATION: 'L1' });
    const modeState = { mode: 'EMERGENCY_STOP', run: 'RUNNING', phase: 'EXECUTING', modeBefore: 'PAPER' } as const;
    stopped.durable = { ...stopped.durable, modeState };
    expect([effectiveLevelOf(stopped), entryLevelOf(stopped)]).toEqual(['L4', 'L4']);
  });

  it('says since when, why, and what lifts the worst one', () => {
    expect(levelFacts(deskAt({}))).toEqual({ levelSince: null, levelText: '', levelClears: '' });
    expect(levelFacts(deskAt({ CLOCK: 'L1', LATENCY: 'L2' }))).toEqual({
      levelSince: 1,
      levelText: 'LATENCY said so',
      levelClears: 'Clears soon',
    });
    expect(levelFacts(deskAt({ MISMATCH: 'L3' })).levelClears).toBe('Stays until you release it');
    expect(clearsText('L4', 'Clears soon')).toBe('A person must resume');
  });
});
