import { describe, expect, it } from 'vitest';
import { SharedRuns } from '../../../../../src/main/adapters/venue/ccxt/sharedRuns.ts';

/** Runs that end when the test says so. */
function openRuns() {
  const started: PromiseWithResolvers<string>[] = [];
  const runs = new SharedRuns(() => {
    const run = Promise.withResolvers<string>();
    started.push(run);
    return run.promise;
  });
  return { runs, started };
}

describe('SharedRuns', () => {
  it('starts at once when nothing runs', async () => {
    const { runs, started } = openRuns();
    const first = runs.run();
    expect(started).toHaveLength(1);
    started[0]?.resolve('first');
    expect(await first).toBe('first');
  });

  it('gives everybody who asks during a run the same next one, begun when it is over', async () => {
    const { runs, started } = openRuns();
    const first = runs.run();
    const waiting = [runs.run(), runs.run(), runs.run()];
    expect(started).toHaveLength(1);
    started[0]?.resolve('first');
    expect(await first).toBe('first');
    expect(started).toHaveLength(2);
    started[1]?.resolve('second');
    expect(await Promise.all(waiting)).toEqual(['second', 'second', 'second']);
    expect(started).toHaveLength(2);
  });

  it('starts a third for whoever asks during the second', async () => {
    const { runs, started } = openRuns();
    const first = runs.run();
    const second = runs.run();
    started[0]?.resolve('first');
    await first;
    const third = runs.run();
    started[1]?.resolve('second');
    expect(await second).toBe('second');
    started[2]?.resolve('third');
    expect(await third).toBe('third');
  });

  it('starts anew after the last run is over', async () => {
    const { runs, started } = openRuns();
    const first = runs.run();
    started[0]?.resolve('first');
    await first;
    const second = runs.run();
    started[1]?.resolve('second');
    expect(await second).toBe('second');
  });

  it('runs again for those who waited while one failed', async () => {
    const { runs, started } = openRuns();
    const first = runs.run();
    const second = runs.run();
    started[0]?.reject(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    started[1]?.resolve('second');
    expect(await second).toBe('second');
  });
});
