/** Tells the desk what the browser knows of battery and network: when it changes, at most twice a minute. A machine that tells neither is not reported. */
import type { DeskClient } from '../../shared/ipc/client.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';

/** The browser's battery; fires "levelchange" and "chargingchange". */
interface BatteryPart extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}
/** The browser's word on the network; fires "change". */
interface ConnectionPart extends EventTarget {
  readonly type?: string;
  readonly saveData?: boolean;
}
/** What of `navigator` is looked at; either may be missing. */
export interface MachineParts {
  readonly getBattery?: () => Promise<BatteryPart | undefined>;
  readonly connection?: ConnectionPart;
}
export interface WatchMachine {
  readonly client: Pick<DeskClient, 'call'>;
  readonly machine: MachineParts;
  readonly now: () => number;
  readonly later: (run: () => void, delayMs: number) => void;
}

/** The browser's own parts, which the library of types does not list. */
export function machineOf(browser: Navigator): MachineParts {
  // Every member of the added type may be missing, and each is looked for before it is used.
  const parts = browser as Navigator & MachineParts;
  const { connection } = parts;
  return {
    ...(parts.getBattery === undefined ? {} : { getBattery: async () => parts.getBattery?.() }),
    ...(connection === undefined ? {} : { connection }),
  };
}

type Report = CommandInput<'reportMachine'>;

const EVERY_MS = 30_000;
const paidByVolume: ReadonlySet<string | undefined> = new Set(['cellular', 'wimax']);

/** Starts; returns the function that stops. */
export function watchMachine({ client, machine, now, later }: WatchMachine): () => void {
  const watch = new AbortController();
  const { connection } = machine;
  let battery: BatteryPart | null = null;
  let sent = '';
  let sentAt = Number.NEGATIVE_INFINITY;
  let isWaiting = false;

  const report = (): Report => ({
    battery: battery === null ? null : { level: battery.level, charging: battery.charging },
    metered: meteredOf(connection),
  });
  const send = async (): Promise<void> => {
    isWaiting = false;
    const found = report();
    const text = JSON.stringify(found);
    if (watch.signal.aborted || text === sent) return;
    sentAt = now();
    sent = text;
    const reply = await client.call('reportMachine', found);
    if (reply.ok) return;
    sent = '';
    changed();
  };
  const changed = (): void => {
    if (isWaiting || (battery === null && meteredOf(connection) === null)) return;
    isWaiting = true;
    later(() => void send(), Math.max(0, sentAt + EVERY_MS - now()));
  };
  const follow = (part: EventTarget, ...names: readonly string[]): void =>
    names.forEach((name) => part.addEventListener(name, changed, { signal: watch.signal }));

  if (connection !== undefined) follow(connection, 'change');
  changed();
  void findBattery(machine).then((found) => {
    if (found === null) return;
    battery = found;
    follow(found, 'levelchange', 'chargingchange');
    changed();
  });
  return () => watch.abort();
}

/** Null where the browser has no such thing, or does not hand it out. */
const findBattery = async (machine: MachineParts): Promise<BatteryPart | null> =>
  (await machine.getBattery?.().catch(() => null)) ?? null;

/** Null where the browser says nothing of the kind of network. */
function meteredOf(connection: ConnectionPart | undefined): boolean | null {
  if (connection === undefined || (connection.type === undefined && connection.saveData === undefined)) return null;
  return connection.saveData === true || paidByVolume.has(connection.type);
}
