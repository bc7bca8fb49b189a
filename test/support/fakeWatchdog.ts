/** Watchdog processes that were started, what each was told, and a voice for the test to give it. */
import type { StartWatchdog, WatchdogMessage, WatchdogWord } from '../../src/main/ports/watchdog.ts';
import type { WatchdogReport } from '../../src/shared/model/watchdogReport.ts';
import { decimal } from '../../src/shared/values/decimal.ts';
import { unixMs } from '../../src/shared/values/time.ts';

export interface FakeWatchdog {
  readonly heard: readonly WatchdogMessage[];
  say(word: WatchdogWord): void;
  end(text: string): void;
}

export interface FakeWatchdogs {
  readonly start: StartWatchdog;
  readonly started: readonly FakeWatchdog[];
}

/** Each says goodbye back at once, unless it is deaf. */
export function fakeWatchdogs({
  isDeaf = false,
  outlivesDesk = true,
}: { readonly isDeaf?: boolean; readonly outlivesDesk?: boolean } = {}): FakeWatchdogs {
  const started: FakeWatchdog[] = [];
  const start: StartWatchdog = () => {
    const heard: WatchdogMessage[] = [];
    const onWord: ((word: WatchdogWord) => void)[] = [];
    const onEnd: ((text: string) => void)[] = [];
    const end = (text: string): void => onEnd.forEach((listener) => listener(text));
    started.push({ heard, say: (word) => onWord.forEach((listener) => listener(word)), end });
    return {
      outlivesDesk,
      send: (message) => {
        heard.push(message);
        if (message.kind === 'goodbye' && !isDeaf) setImmediate(() => end('it ended with code 0'));
      },
      onWord: (listener) => void onWord.push(listener),
      onEnd: (listener) => void onEnd.push(listener),
    };
  };
  return { start, started };
}

/** Receipts of a close after a crash. */
export const buildReport = (more: Partial<WatchdogReport> = {}): WatchdogReport => ({
  incident: 'toxq9v',
  cause: 'CRASHED',
  account: 'binance:PERP:demo',
  startedAt: unixMs(1_000),
  updatedAt: unixMs(9_000),
  state: 'FLAT',
  canceled: [{ symbol: 'ETHUSDT', id: 'L-000003', outcome: 'CANCELED' }],
  closes: [
    {
      id: 'WD-toxq9v-BTCUSDT-B-1',
      symbol: 'BTCUSDT',
      leg: 'NET',
      side: 'SELL',
      quantity: decimal('0.01'),
      outcome: 'ENDED',
      filled: decimal('0.01'),
      at: unixMs(8_000),
    },
  ],
  flatAt: unixMs(9_000),
  problems: [],
  ...more,
});
