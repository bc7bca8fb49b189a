import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installQuit } from '../../../../src/main/hosts/electron/quit.ts';
import { fakeDesk } from '../../../support/fakeDesk.ts';
import { standInElectron } from '../../../support/standInElectron.ts';

describe('installQuit', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('ends after 30 s although the desk hangs, and says so in the log', async () => {
    const { app } = standInElectron();
    const desk = { ...fakeDesk(), stop: () => new Promise<never>(() => undefined) };
    installQuit({ app, desk, log: desk.log, show: () => undefined, after: async () => undefined }).request();
    await vi.advanceTimersByTimeAsync(29_999);
    expect(app.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(app.ended).toBe(true);
    expect(desk.log.lines).toMatchObject([{ level: 'error', message: 'The desk did not stop in time' }]);
  });

  it('ends although closing the rest fails', async () => {
    const { app } = standInElectron();
    const desk = fakeDesk();
    const after = async (): Promise<void> => {
      throw new Error('disk gone');
    };
    installQuit({ app, desk, log: desk.log, show: () => undefined, after }).request();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.ended).toBe(true);
    expect(desk.log.lines).toMatchObject([{ level: 'error', message: 'Stopping failed' }]);
  });

  it('waits for a person where the desk says so, shows the question, and goes once it is decided', async () => {
    const { app } = standInElectron();
    const desk = fakeDesk();
    desk.holdQuit();
    const shown: string[] = [];
    const quit = installQuit({
      app,
      desk,
      log: desk.log,
      show: () => shown.push('shown'),
      after: async () => undefined,
    });
    quit.request();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([shown, desk.stops, app.ended, quit.isQuitting()]).toEqual([['shown'], [], false, false]);
    desk.leaves[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect([desk.stops, app.ended]).toEqual([['quit'], true]);
  });

  it('asks nobody when the system goes down', async () => {
    const { app } = standInElectron();
    const desk = fakeDesk();
    desk.holdQuit();
    installQuit({ app, desk, log: desk.log, show: () => undefined, after: async () => undefined }).now();
    await vi.advanceTimersByTimeAsync(0);
    expect([desk.leaves.length, app.ended]).toEqual([0, true]);
  });
});
