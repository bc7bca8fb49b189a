/** A desk on the simulated venue for prices and account, as `--feed live` opens it; only the vault is the test's own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openVenueFile } from '../../src/main/adapters/venueFile/openVenueFile.ts';
import { parseHostFlags } from '../../src/main/compose/flags.ts';
import { openDesk, type OpenedDesk } from '../../src/main/compose/openDesk.ts';
import { openSource } from '../../src/main/compose/openSource.ts';
import type { Vault } from '../../src/main/ports/vault.ts';
import type { OpenLiveVenue } from '../../src/main/ports/venue.ts';
import type { Result } from '../../src/shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../src/shared/ipc/contract.ts';
import type { Failure } from '../../src/shared/ipc/failure.ts';
import type { ViewSnapshot } from '../../src/shared/ipc/view.ts';
import type { VenueAccount } from '../../src/shared/model/venueAccount.ts';
import { recordingLog } from './recordingLog.ts';
import { accountAt } from './simulatedAccount.ts';
import { testSettings } from './testDesk.ts';
import type { VenueSimulator } from './venueSimulator/startVenueSimulator.ts';

export interface WalkDesk extends OpenedDesk {
  readonly log: ReturnType<typeof recordingLog>;
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, Failure>>;
  /** The value, or a thrown refusal. */
  done<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  view(): Promise<ViewSnapshot>;
  stop(): Promise<void>;
}

/** The account of the simulated venue that listens there. */
export const simulatedAccount = (
  { port }: Pick<VenueSimulator, 'port'>,
  market: VenueAccount['market'] = 'PERP',
): VenueAccount => accountAt(port, market);

/** Opens it in the folder, on the venue that listens at the account's addresses. */
export async function openWalkDesk(options: {
  readonly dataDir: string;
  readonly account: VenueAccount;
  readonly vault: Vault;
  readonly settings?: unknown;
  /** The desk's own choice where none is given. */
  readonly openVenue?: OpenLiveVenue;
}): Promise<WalkDesk> {
  const { dataDir, account, vault } = options;
  writeFileSync(join(dataDir, 'venue.json'), JSON.stringify(account));
  const settings = testSettings(options.settings);
  const flags = parseHostFlags(['--feed', 'live'], dataDir);
  const file = openVenueFile(dataDir).read();
  if (!flags.ok || !file.ok) throw new Error('flags and file are right');
  const log = recordingLog();
  const source = await openSource(flags.value, settings, { log, account: file.value });
  if (!source.ok) throw new Error(source.error.text);
  const opened = await openDesk({
    dataDir,
    settings,
    source: source.value,
    vault,
    host: 'headless',
    notifier: { notify: () => undefined },
    logger: log,
    speed: null,
    paused: false,
    from: null,
    ...(options.openVenue === undefined ? {} : { openVenue: options.openVenue }),
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const { desk } = opened.value;
  const call: WalkDesk['call'] = (name, input) => desk.call(name, input, { role: 'ui', session: 'test' }) as never;
  const done: WalkDesk['done'] = async (name, input) => {
    const result = await call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return { ...opened.value, log, call, done, view: () => done('getSnapshot', {}), stop: () => desk.stop('test') };
}
