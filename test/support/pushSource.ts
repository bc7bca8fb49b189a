/** A live source for tests: one symbol, and whatever prices the test says. */
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import type { LiveSource, MarketEvent } from '../../src/main/ports/marketFeed.ts';
import { buildInstrument } from './buildInstrument.ts';

export interface PushSource extends LiveSource {
  /** A price now. */
  price(last: string): void;
}

export const PUSHED = 'BTC/USDT:USDT';

export function pushSource(): PushSource {
  let listener: ((event: MarketEvent) => void) | null = null;
  return {
    mode: 'push',
    description: {
      kind: 'live',
      label: 'pushed by the test',
      synthetic: false,
      instruments: [buildInstrument({ symbol: PUSHED, metadataAt: unixMs(Date.now()) })],
      interval: '1m',
      cadenceMs: 3_000,
      from: null,
      to: null,
      findings: [],
      fingerprint: 'pushed',
    },
    start: (next) => {
      listener = next;
      next({ kind: 'state', time: unixMs(Date.now()), state: 'ok', text: 'pushed by the test' });
    },
    price: (last) => {
      const tick = { kind: 'tick', symbol: symbolName(PUSHED), time: unixMs(Date.now()), last } as const;
      listener?.({ ...tick, bid: last, ask: last });
    },
    history: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}
