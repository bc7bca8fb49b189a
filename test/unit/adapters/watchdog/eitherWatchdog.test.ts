import { beforeEach, describe, expect, it } from 'vitest';
import { eitherWatchdog } from '../../../../src/main/adapters/watchdog/eitherWatchdog.ts';
import type { StartWatchdog } from '../../../../src/main/ports/watchdog.ts';
import { fakeWatchdogs, type FakeWatchdogs } from '../../../support/fakeWatchdog.ts';

let first: FakeWatchdogs;
let second: FakeWatchdogs;
let start: StartWatchdog;
beforeEach(() => {
  first = fakeWatchdogs({ isDeaf: true });
  second = fakeWatchdogs({ outlivesDesk: false });
  start = eitherWatchdog(first.start, second.start);
});
const started = () => [first.started.length, second.started.length];

describe('eitherWatchdog', () => {
  it('starts the first kind', () => {
    expect(start().outlivesDesk).toBe(true);
    expect(started()).toEqual([1, 0]);
  });

  it('starts the second kind for good after the first ended unasked and without a word', () => {
    start();
    first.started[0]?.end('it ended with code 0');
    expect(start().outlivesDesk).toBe(false);
    second.started[0]?.end('it ended with code 1');
    start();
    expect(started()).toEqual([1, 2]);
  });

  it('starts the first kind again after one that had spoken ended', () => {
    start();
    first.started[0]?.say({ kind: 'ready', problem: null });
    first.started[0]?.end('it ended with SIGKILL');
    start();
    expect(started()).toEqual([2, 0]);
  });

  it('starts the first kind again after one that left on request, before it had spoken', () => {
    start().send({ kind: 'goodbye' });
    expect(first.started[0]?.heard).toEqual([{ kind: 'goodbye' }]);
    first.started[0]?.end('it ended with code 0');
    start();
    expect(started()).toEqual([2, 0]);
  });
});
