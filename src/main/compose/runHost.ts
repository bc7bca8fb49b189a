/** Start and stop of a host that is a plain process: flags, lock, settings, source, desk, host, signals. Every refusal is one line and an exit code. */
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { unixMs } from '../../shared/values/time.ts';
import { acquireLock, type DeskLock } from '../adapters/lock/lockFile.ts';
import { openVenueFile } from '../adapters/venueFile/openVenueFile.ts';
import { openEnvironmentVault } from '../adapters/vault/openEnvironmentVault.ts';
import { openKeychainVault } from '../adapters/vault/openKeychainVault.ts';
import { startWatchdog } from '../adapters/watchdog/startWatchdog.ts';
import { openLog, type OpenLog } from '../adapters/log/openLog.ts';
import type { Desk } from '../desk/desk.ts';
import type { HostFailure } from '../hosts/hostFailure.ts';
import type { Logger } from '../ports/logger.ts';
import type { MarketSource } from '../ports/marketFeed.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { OwnerPrompt } from '../ports/stepUp.ts';
import type { StartWatchdog } from '../ports/watchdog.ts';
import type { Vault } from '../ports/vault.ts';
import { defaultDataDir } from './dataDir.ts';
import type { BacktestMarket } from '../ports/backtests.ts';
import { openDrillRunner } from './drill/openDrillRunner.ts';
import { hostUsage, parseHostFlags, USAGE_EXIT_CODE, type HostFlags } from './flags.ts';
import { hearFaults } from './hearFaults.ts';
import { loadSettings } from './loadSettings.ts';
import { openDesk } from './openDesk.ts';
import { DEFAULT_SEED, openSource } from './openSource.ts';
import { REFUSED_EXIT_CODE, type StartFailure } from './startFailure.ts';
import { APP_VERSION } from './version.ts';

/** Speed of a rehearsal where none was named: an hour in a minute. */
const DEFAULT_SPEED = 60;

export interface HostFacts {
  readonly desk: Desk;
  readonly flags: HostFlags;
  readonly log: Logger;
  readonly cliToken: string;
  readonly dataDir: string;
}

export interface OpenHost {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

export interface HostKind {
  readonly host: 'electron' | 'browser';
  readonly createNotifier: (log: Logger) => Notifier;
  /** What the machine can ask of its owner; null or absent where it cannot. */
  readonly ownerPrompt?: OwnerPrompt | null;
  /** How the live account's watchdog is started; absent as a process forked from this one. */
  readonly startWatchdog?: StartWatchdog;
  readonly open: (facts: HostFacts) => Promise<Result<OpenHost, HostFailure>>;
  readonly ready: (host: OpenHost) => void;
}

/** Runs the host until it is told to stop; sets the exit code when it cannot start. */
export async function runHost(args: readonly string[], kind: HostKind): Promise<void> {
  const flags = parseHostFlags(args, process.cwd());
  if (!flags.ok) return refuse(`${flags.error}\n${hostUsage}`, USAGE_EXIT_CODE);
  if (flags.value.help) {
    process.stderr.write(`${hostUsage}\n`);
    return;
  }
  const started = await startHost(flags.value, kind);
  if (!started.ok) return refuse(started.error.text, REFUSED_EXIT_CODE);
  stopOnSignals(started.value.stop);
  kind.ready(started.value.host);
}

/** Says why nothing was started, on stderr, and sets the exit code. */
export function refuse(text: string, exitCode: number): void {
  process.stderr.write(`breakwater: ${text}\n`);
  process.exitCode = exitCode;
}

export interface StartedHost {
  readonly host: OpenHost;
  readonly desk: Desk;
  readonly log: OpenLog;
  readonly dataDir: string;
  readonly stop: (reason: string) => Promise<void>;
}

/** Takes the lock, then opens everything; what was opened before a refusal is closed again. */
export async function startHost(flags: HostFlags, kind: HostKind): Promise<Result<StartedHost, StartFailure>> {
  const dataDir = flags.dataDir ?? defaultDataDir(process.env, process.platform);
  const lock = await acquireLock(dataDir, { host: kind.host, version: APP_VERSION });
  if (!lock.ok) return err({ code: lock.error.code, text: lock.error.text });
  const settings = loadSettings(dataDir);
  if (!settings.ok) return released(lock.value, settings.error);
  const log = openLog(join(dataDir, 'logs'), (line) => process.stderr.write(`${line}\n`));
  const started = await openParts({ flags, kind, dataDir, lock: lock.value, settings: settings.value, log });
  if (started.ok) return started;
  log.close();
  return released(lock.value, started.error);
}

const released = (lock: DeskLock, failure: StartFailure): Result<never, StartFailure> => {
  lock.release();
  return err(failure);
};

/** The data behind the feed, for backtests; a live feed has none. */
function backtestMarketOf(flags: HostFlags, kind: 'live' | 'replay' | 'generator'): BacktestMarket | null {
  if (kind === 'replay') return { kind: 'files', paths: flags.marketData };
  return kind === 'generator'
    ? { kind: 'generator', seed: flags.seed ?? DEFAULT_SEED, scenario: flags.scenario ?? 'normal' }
    : null;
}

/** Environment variables are for a box without a keychain, so the product does not read them. */
const vaultOf = ({ host }: HostKind): Vault =>
  (host === 'browser' ? openEnvironmentVault(process.env) : null) ?? openKeychainVault();

/** What the machine has for a desk. */
const machineParts = (kind: HostKind) => ({
  ownerPrompt: kind.ownerPrompt ?? null,
  vault: vaultOf(kind),
  startWatchdog: kind.startWatchdog ?? startWatchdog,
  drills: openDrillRunner(),
});

function sayFeed({ label, synthetic, findings }: MarketSource['description']): void {
  process.stderr.write(`breakwater: feed ${label}${synthetic ? ', synthetic market' : ''}\n`);
  for (const finding of findings.slice(0, 20)) process.stderr.write(`breakwater: ${finding}\n`);
}

async function openParts(parts: {
  readonly flags: HostFlags;
  readonly kind: HostKind;
  readonly dataDir: string;
  readonly lock: DeskLock;
  readonly settings: Settings;
  readonly log: OpenLog;
}): Promise<Result<StartedHost, StartFailure>> {
  const { flags, kind, dataDir, lock, settings, log } = parts;
  const account = openVenueFile(dataDir).read();
  const source = await openSource(flags, settings, { log, account: account.ok ? account.value : null });
  if (!source.ok) return err({ code: source.error.code, text: source.error.text });
  sayFeed(source.value.description);
  const opened = await openDesk({
    dataDir,
    settings,
    source: source.value,
    host: kind.host,
    notifier: kind.createNotifier(log),
    logger: log,
    ...machineParts(kind),
    standInLive: flags.standInLive,
    backtestMarket: backtestMarketOf(flags, source.value.description.kind),
    speed: flags.speed === 'max' ? null : (flags.speed ?? DEFAULT_SPEED),
    paused: false,
    from: flags.from === null ? null : unixMs(flags.from),
  });
  if (!opened.ok) {
    await source.value.close();
    return opened;
  }
  const { desk } = opened.value;
  const stopHearing = hearFaults(desk, log);
  const host = await kind.open({ desk, flags, log, cliToken: lock.cliToken, dataDir });
  if (!host.ok) {
    await desk.stop(host.error.text);
    stopHearing();
    return err({ code: host.error.code, text: host.error.text });
  }
  lock.announce(host.value.port);
  const stop = async (reason: string): Promise<void> => {
    await host.value.close();
    await desk.stop(reason);
    stopHearing();
    lock.release();
    log.close();
  };
  return ok({ host: host.value, desk, log, dataDir, stop });
}

/** The first signal stops in order and waits; the process then ends by itself. A second one changes nothing. */
function stopOnSignals(stop: (reason: string) => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop(signal).finally(() => process.exit(0));
    });
}
