/** Electron host: the product. Composes the desk with window, tray, hotkey, notifications and power events; holds no rule. */
import * as electron from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eitherWatchdog } from './adapters/watchdog/eitherWatchdog.ts';
import { startUtilityWatchdog } from './adapters/watchdog/startUtilityWatchdog.ts';
import { startWatchdog } from './adapters/watchdog/startWatchdog.ts';
import { defaultDataDir } from './compose/dataDir.ts';
import { hostUsage, parseHostFlags, USAGE_EXIT_CODE, type HostFlags } from './compose/flags.ts';
import { ownArguments } from './compose/ownArguments.ts';
import { refuse, startHost, type StartedHost } from './compose/runHost.ts';
import { REFUSED_EXIT_CODE } from './compose/startFailure.ts';
import type { Desk } from './desk/desk.ts';
import { openControlServer } from './hosts/control/openControlServer.ts';
import { createElectronNotifier } from './hosts/electron/notifications.ts';
import { createOwnerPrompt } from './hosts/electron/ownerPrompt.ts';
import { prepareElectron, runElectronHost } from './hosts/electron/runElectronHost.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function main(): Promise<void> {
  const flags = parseHostFlags(ownArguments(process.argv, electron.app.isPackaged), process.cwd());
  if (!flags.ok) return end(`${flags.error}\n${hostUsage}`, USAGE_EXIT_CODE);
  if (flags.value.help) return end(hostUsage, 0);
  const dataDir = flags.value.dataDir ?? defaultDataDir(process.env, process.platform);
  if (!prepareElectron(electron, dataDir))
    return end('Breakwater is already running on this folder. Its window was raised.', REFUSED_EXIT_CODE);
  const started = await start(flags.value);
  if (!started.ok) return end(started.error.text, REFUSED_EXIT_CODE);
  await show(started.value, flags.value);
}

/** The desk first, then the command line's way in; a notification that is clicked finds the desk through the holder. */
function start(flags: HostFlags) {
  let opened: Desk | null = null;
  return startHost(flags, {
    host: 'electron',
    startWatchdog: eitherWatchdog(startWatchdog, startUtilityWatchdog(electron.utilityProcess)),
    ownerPrompt: createOwnerPrompt(electron.systemPreferences),
    createNotifier: (log) =>
      createElectronNotifier({
        Notification: electron.Notification,
        log,
        onClick: (alertKey, body) => opened?.requestAttention(alertKey, body.slice(0, 200)),
      }),
    open: async ({ desk, log, cliToken, flags: { port } }) => {
      opened = desk;
      const control = await openControlServer({ desk, log, cliToken, port });
      if (!control.ok) return control;
      const { value } = control;
      return {
        ok: true,
        value: { port: value.port, url: `http://127.0.0.1:${value.port}/`, close: () => value.close() },
      };
    },
    ready: () => undefined,
  });
}

async function show({ desk, log, dataDir, stop }: StartedHost, flags: HostFlags): Promise<void> {
  await runElectronHost(electron, {
    desk,
    log,
    rendererDir: at('../renderer'),
    preloadFile: at('../preload/index.cjs'),
    logsDir: join(dataDir, 'logs'),
    platform: process.platform,
    open: flags.open,
    afterStop: () => stop('quit'),
  });
}

function end(text: string, exitCode: number): void {
  refuse(text, exitCode);
  electron.app.exit(exitCode);
}

// Not awaited: Electron is ready only after this module has been evaluated.
void main().catch((thrown: unknown) => end(`The desk could not start: ${String(thrown)}`, REFUSED_EXIT_CODE));
