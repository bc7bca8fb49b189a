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
    installQuit({ app, desk, log: desk.log, after: async () => undefined }).request();
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
    installQuit({ app, desk, log: desk.log, after }).request();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.ended).toBe(true);
    expect(desk.log.lines).toMatchObject([{ level: 'error', message: 'Stopping failed' }]);
  });
});
