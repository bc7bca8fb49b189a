import { describe, expect, it } from 'vitest';
import { Later } from '../../../src/main/engine/later.ts';

/** Work that waits for the requests to leave, let go one at a time. */
function waiting() {
  const works: (() => void)[] = [];
  return {
    whenSent: (work: () => void) => void works.push(work),
    leave: () => works.shift()?.(),
    count: () => works.length,
  };
}

describe('work that is put off until requests have left', () => {
  it('is done in order, one piece each time they have', () => {
    const line = waiting();
    const done: string[] = [];
    const later = new Later(line.whenSent);
    later.add(2, () => done.push('first'));
    later.add(3, () => done.push('second'));
    expect([done, later.entries, line.count()]).toEqual([[], 5, 1]);
    line.leave();
    expect([done, later.entries, line.count()]).toEqual([['first'], 3, 1]);
    line.leave();
    expect([done, later.isEmpty, line.count()]).toEqual([['first', 'second'], true, 0]);
  });

  it('is done at once when somebody cannot wait, and not again when they have left', () => {
    const line = waiting();
    const done: string[] = [];
    const later = new Later(line.whenSent);
    later.add(1, () => done.push('first'));
    later.add(1, () => done.push('second'));
    later.doAll();
    expect([done, later.entries]).toEqual([['first', 'second'], 0]);
    line.leave();
    expect(done).toEqual(['first', 'second']);
  });

  it('waits its own turn when a piece puts off another', () => {
    const line = waiting();
    const done: string[] = [];
    const later = new Later(line.whenSent);
    later.add(0, () => {
      done.push('outer');
      later.add(0, () => done.push('inner'));
    });
    line.leave();
    expect([done, line.count()]).toEqual([['outer'], 1]);
    line.leave();
    expect([done, line.count()]).toEqual([['outer', 'inner'], 0]);
  });

  it('is done at once where nothing has to leave', () => {
    const done: string[] = [];
    const later = new Later((work) => work());
    later.add(1, () => done.push('first'));
    later.add(1, () => done.push('second'));
    expect([done, later.isEmpty]).toEqual([['first', 'second'], true]);
  });
});
