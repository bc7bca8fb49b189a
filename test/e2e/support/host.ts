/**
 * The `test` of every e2e spec: `openDesk(flags)` gives a desk in the host of the running project, on a data folder of its
 * own, and closes it after the test.
 */
import { test as base } from '@playwright/test';
import { openDesk, type DeskUnderTest, type HostKind } from './desk.ts';

interface DeskFixtures {
  readonly hostKind: HostKind;
  readonly openDesk: (...flags: readonly string[]) => Promise<DeskUnderTest>;
}

export { expect } from '@playwright/test';

export const test = base.extend<DeskFixtures>({
  hostKind: async ({ browserName: _browserName }, provide, testInfo) => {
    await provide(testInfo.project.metadata['host'] === 'electron' ? 'electron' : 'browser');
  },
  openDesk: async ({ context, hostKind }, provide) => {
    const open: DeskUnderTest[] = [];
    await provide(async (...flags) => {
      const desk = await openDesk(hostKind, context, flags);
      open.push(desk);
      return desk;
    });
    for (const desk of open) await desk.close();
  },
});
