/** One desk under test on its own data folder, in the host of the project that runs: start, stop, kill, start again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type BrowserContext, type Page } from '@playwright/test';
import { projectRoot } from '../../../scripts/steps/toolPath.ts';
import { electronTarget } from '../../../scripts/test/electronTarget.ts';
import { startServe } from './startServe.ts';

export type HostKind = 'browser' | 'electron';

export interface DeskUnderTest {
  readonly host: HostKind;
  readonly dataDir: string;
  /** The window of the desk; another one after each start. */
  page(): Page;
  pid(): number;
  /** The address of the browser host with its one-time token; null in Electron. */
  url(): string | null;
  /** Asks the host to stop and waits; resolves to its exit code. Does nothing when it has ended. */
  stop(): Promise<number | null>;
  /** Kills the host without warning and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same data folder, with other flags where given; stops it first when it still runs. */
  start(flags?: readonly string[]): Promise<Page>;
  /** Stops the host and removes the data folder. */
  close(): Promise<void>;
}

interface RunningHost {
  readonly pid: number;
  readonly url: string | null;
  readonly page: Page;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Opens a desk and its window. `flags` are those of the host, without --data. */
export async function openDesk(
  host: HostKind,
  context: BrowserContext,
  flags: readonly string[],
): Promise<DeskUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-e2e-'));
  const launch = (own: readonly string[]): Promise<RunningHost> => {
    const all = ['--data', dataDir, ...own];
    return host === 'browser' ? openInBrowser(context, all) : openInElectron(all);
  };
  let current = await launch(flags);
  let isRunning = true;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (!isRunning) return null;
    isRunning = false;
    const code = await current.end(signal);
    if (!current.page.isClosed()) await current.page.close();
    return code;
  };
  const start = async (own: readonly string[] = flags): Promise<Page> => {
    await end('SIGTERM');
    current = await launch(own);
    isRunning = true;
    return current.page;
  };
  const close = async (): Promise<void> => {
    await end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    host,
    dataDir,
    page: () => current.page,
    pid: () => current.pid,
    url: () => current.url,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    start,
    close,
  };
}

async function openInBrowser(context: BrowserContext, flags: readonly string[]): Promise<RunningHost> {
  const serve = await startServe(flags);
  const page = await context.newPage();
  await page.goto(serve.url);
  return { pid: serve.pid, url: serve.url, page, end: (signal) => serve.end(signal) };
}

/** Chromium's own sandbox cannot start for root; only these tests leave it out there. */
async function openInElectron(flags: readonly string[]): Promise<RunningHost> {
  const target = electronTarget(projectRoot);
  if (target.kind === 'absent') throw new Error(`Electron cannot run here: ${target.reason}`);
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath: target.binary, args: [...sandbox, projectRoot, ...flags] });
  const child = app.process();
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const page = await app.firstWindow();
  return {
    pid: child.pid ?? 0,
    url: null,
    page,
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}
