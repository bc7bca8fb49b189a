/** A desk on a live feed of the test's own, with a vault and venues of the test's own: everything between commands and venue client is real. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk, type OpenedDesk } from '../../src/main/compose/openDesk.ts';
import { openLog } from '../../src/main/adapters/log/openLog.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from '../../src/shared/ipc/contract.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { Vault } from '../../src/main/ports/vault.ts';
import type { OpenLiveVenue } from '../../src/main/ports/venue.ts';
import type { StartWatchdog } from '../../src/main/ports/watchdog.ts';
import { pushSource, type PushSource } from './pushSource.ts';
import { testSettings } from './testDesk.ts';

export interface LiveDesk extends OpenedDesk {
  readonly source: PushSource;
  readonly events: readonly DeskEvent[];
  readonly stderr: readonly string[];
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, Failure>>;
  stop(): Promise<void>;
}

/** Starts it in the folder. */
export async function openLiveDesk(options: {
  readonly dataDir: string;
  readonly vault: Vault;
  readonly openVenue: OpenLiveVenue;
  readonly startWatchdog?: StartWatchdog;
}): Promise<LiveDesk> {
  const stderr: string[] = [];
  const log = openLog(join(options.dataDir, 'logs'), (line) => stderr.push(line));
  const source = pushSource();
  const opened = await openDesk({
    ...options,
    settings: testSettings(),
    source,
    host: 'headless',
    notifier: { notify: (each) => log.info(each.body) },
    logger: log,
    speed: null,
    paused: false,
    from: null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const { desk } = opened.value;
  const events: DeskEvent[] = [];
  desk.subscribe((event) => events.push(event));
  return {
    ...opened.value,
    source,
    events,
    stderr,
    call: (name, input) => desk.call(name, input, { role: 'ui', session: 'test' }) as never,
    stop: async () => {
      await desk.stop('test');
      log.close();
    },
  };
}

/** Every file below a folder, as bytes. */
export function everyByte(dir: string): readonly { readonly file: string; readonly bytes: Buffer }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { file, bytes: readFileSync(file) };
    });
}
