/** Starts the venue of a bench in a process of its own and speaks with it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Flat, Ready } from './simulatorChild.ts';

export interface BenchVenue extends Ready {
  /** Resolves when no position and no order is left, with when that was; rejects after a minute. */
  untilFlat(): Promise<Flat>;
  /** The next order is carried out and not answered, or never arrives; muted, the account's stream says nothing from now on. */
  spoil(what: 'loseAnswer' | 'loseRequest' | 'mute'): Promise<void>;
  stop(): Promise<void>;
}

const LONGEST_MS = 60_000;

const readySchema = z.object({
  kind: z.literal('ready'),
  port: z.number(),
  credentials: z.object({ apiKey: z.string(), secret: z.string() }),
  symbols: z.array(z.string()),
});
const flatSchema = z.object({
  kind: z.literal('flat'),
  flatAt: z.number(),
  firstRequestAt: z.number(),
  lastRequestAt: z.number(),
  requests: z.number(),
  cpuMs: z.number(),
});

export interface BenchAccount {
  readonly positions: number;
  readonly roundTripMs: number;
  /** As many orders that the desk did not place. */
  readonly others: boolean;
  /** The venue's request weight per minute is its real one, or does not matter. */
  readonly limits?: 'raised';
}

/** Resolves when the venue listens. */
export async function startVenue(account: BenchAccount): Promise<BenchVenue> {
  const file = fileURLToPath(new URL('./simulatorChild.ts', import.meta.url));
  const { positions, roundTripMs, others, limits = '' } = account;
  const args = [String(positions), String(roundTripMs), others ? 'resting' : '', limits];
  const child = fork(file, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ready = readySchema.parse(await message(child));
  return {
    ...ready,
    untilFlat: async () => {
      const flat = message(child);
      child.send('watch');
      return flatSchema.parse(await flat);
    },
    spoil: (what) =>
      new Promise((resolve, reject) => child.send(what, (error) => (error === null ? resolve() : reject(error)))),
    // Its sockets are kept alive by whoever was measured: nobody waits for them.
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function message(child: ChildProcess): Promise<unknown> {
  const [first] = (await once(child, 'message', { signal: AbortSignal.timeout(LONGEST_MS) })) as readonly unknown[];
  return first;
}
