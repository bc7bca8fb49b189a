/** The whole Electron host over a fake desk and the stand-in module. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareElectron, runElectronHost } from '../../src/main/hosts/electron/runElectronHost.ts';
import { invariant } from '../../src/shared/base/invariant.ts';
import { fakeDesk, type FakeDesk } from './fakeDesk.ts';
import { buildRendererDir } from './openTestHost.ts';
import { standInElectron, templateOf, type StandInElectron } from './standInElectron.ts';

/** Starts it; `set` prepares the system before. */
export async function startElectronHost(
  change: { desk?: FakeDesk; open?: boolean; set?: (electron: StandInElectron) => void } = {},
) {
  const electron = standInElectron();
  const desk = change.desk ?? fakeDesk();
  change.set?.(electron);
  const closed: string[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-electron-'));
  invariant(prepareElectron(electron, dataDir), 'this is the first instance');
  const host = await runElectronHost(electron, {
    desk,
    log: desk.log,
    rendererDir: buildRendererDir(),
    preloadFile: 'preload.cjs',
    logsDir: '/logs',
    platform: 'linux',
    open: change.open ?? true,
    afterStop: async () => void closed.push('after'),
  });
  const window = () => {
    const last = electron.record.windows.at(-1);
    invariant(last !== undefined, 'a window is open');
    return last;
  };
  const trayMenu = () => templateOf(electron.record.trays[0]?.menu ?? null);
  return { electron, desk, host, window, trayMenu, closed, dataDir };
}

/** Lets promises that are already settled run on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
