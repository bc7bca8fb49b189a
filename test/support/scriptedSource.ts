/** A market source for tests: constant prices tick each second, until the test changes one. Never ends before `to`. */
import { intervalMs, type Candle } from '../../src/shared/model/candle.ts';
import type { Instrument } from '../../src/shared/model/instrument.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../src/shared/values/time.ts';
import type { MarketEvent, ReplaySource } from '../../src/main/ports/marketFeed.ts';
import { buildInstrument } from './buildInstrument.ts';

export const SCRIPT_START = unixMs(1_767_571_200_000);
const SECOND = 1_000;
const MINUTE = 60_000;

export interface ScriptedSource extends ReplaySource {
  /** Price of a symbol from the next second on; null stops its ticks. */
  setPrice(symbol: string, price: string | null): void;
}

/** Symbols S000/USDT... at 100.00, one tick a second each, one 1m bar a minute of volume 100,000. */
export function scriptedSource(count: number, hours = 24): ScriptedSource {
  const names = Array.from({ length: count }, (_, at) => `S${String(at).padStart(3, '0')}/USDT`);
  const prices = new Map<string, string | null>(names.map((name) => [name, '100.00']));
  const instruments: readonly Instrument[] = names.map((symbol) =>
    buildInstrument({
      symbol,
      base: symbol.slice(0, 4),
      tick: '0.01',
      lot: '0.01',
      minQuantity: '0.01',
      maxQuantity: '100000',
      metadataAt: SCRIPT_START,
    }),
  );
  const end = SCRIPT_START + hours * 60 * MINUTE;
  let next: number = SCRIPT_START;
  const bar = (openTime: number, price: string): Candle => ({
    openTime: unixMs(openTime),
    open: price,
    high: price,
    low: price,
    close: price,
    volume: '100000',
  });
  const secondOf = (time: number): MarketEvent[] =>
    names.flatMap((name): MarketEvent[] => {
      const last = prices.get(name) ?? null;
      if (last === null) return [];
      const symbol = symbolName(name);
      const tick: MarketEvent = { kind: 'tick', symbol, time: unixMs(time), last, bid: null, ask: null };
      if (time % MINUTE !== 0) return [tick];
      const candle = bar(time - MINUTE, last);
      return [{ kind: 'candle', symbol, time: unixMs(time), interval: '1m', candle }, tick];
    });
  return {
    mode: 'pull',
    description: {
      kind: 'replay',
      label: `scripted ${count} symbols`,
      synthetic: true,
      instruments,
      interval: '1m',
      cadenceMs: SECOND,
      from: SCRIPT_START,
      to: unixMs(end),
      findings: [],
      fingerprint: `scripted:${count}`,
    },
    seek: (to: UnixMs) => {
      next = Math.max(SCRIPT_START, Math.ceil(to / SECOND) * SECOND);
      return Promise.resolve();
    },
    nextBatch: () => {
      if (next > end) return Promise.resolve(null);
      const events = secondOf(next);
      next += SECOND;
      return Promise.resolve({ ok: true, value: events });
    },
    history: ({ symbol, interval, limit, before }) => {
      const length = intervalMs[interval];
      const last = Math.floor(before / length) * length;
      const price = prices.get(symbol) ?? '100.00';
      return Promise.resolve(Array.from({ length: limit }, (_, at) => bar(last - (limit - at) * length, price)));
    },
    close: () => Promise.resolve(),
    setPrice: (symbol, price) => void prices.set(symbol, price),
  };
}
