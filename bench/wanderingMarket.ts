/** A market of many symbols whose prices wander by cents, the same way in every run. Prices are texts of a table, so that it costs little beside the desk. */
import type { MarketCandle, MarketEvent, MarketTick, ReplaySource } from '../src/main/ports/marketFeed.ts';
import { symbolName, type SymbolName } from '../src/shared/values/ids.ts';
import { unixMs } from '../src/shared/values/time.ts';
import { buildInstrument } from '../test/support/buildInstrument.ts';
import { SCRIPT_START } from '../test/support/scriptedSource.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DENSE_MS = 100;
const SPARSE_MS = 10_000;
/** Prices stay between 20.00 and 380.00, so that each has its text. */
const [LEAST, MOST] = [2_000, 38_000];

/** Ten ticks a second and a bar a minute per symbol, until it is thinned out. */
export class WanderingMarket {
  /** Ticks at ten per second, and at one per ten seconds. */
  readonly ticks = { dense: 0, sparse: 0 };
  readonly source: ReplaySource;
  private readonly names: readonly SymbolName[];
  private readonly texts = Array.from({ length: MOST + 1 }, (_, cents) => (cents / 100).toFixed(2));
  private readonly close: Int32Array;
  private readonly open: Int32Array;
  private readonly high: Int32Array;
  private readonly low: Int32Array;
  private readonly random = xorshift(12);
  private next: number = SCRIPT_START;
  private every = DENSE_MS;

  constructor(symbols: number, hours: number) {
    this.names = Array.from({ length: symbols }, (_, at) => symbolName(`S${String(at).padStart(3, '0')}/USDT`));
    this.close = new Int32Array(symbols).fill(10_000);
    [this.open, this.high, this.low] = [this.close.slice(), this.close.slice(), this.close.slice()];
    this.source = this.sourceOf(SCRIPT_START + hours * HOUR_MS);
  }

  /** From the next tick on one tick per ten seconds. */
  thin(): void {
    this.every = SPARSE_MS;
  }

  private sourceOf(end: number): ReplaySource {
    return {
      mode: 'pull',
      description: {
        kind: 'replay',
        label: `wandering ${this.names.length} symbols`,
        synthetic: true,
        instruments: this.names.map((symbol) => instrumentOf(symbol)),
        interval: '1m',
        cadenceMs: SPARSE_MS,
        from: SCRIPT_START,
        to: unixMs(end),
        findings: [],
        fingerprint: `wandering:${this.names.length}`,
      },
      seek: () => Promise.resolve(),
      nextBatch: () => Promise.resolve(this.next > end ? null : { ok: true, value: this.batch() }),
      history: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    };
  }

  private batch(): MarketEvent[] {
    const time = this.next;
    const events: MarketEvent[] = [];
    for (const [at, symbol] of this.names.entries()) {
      if (time % MINUTE_MS === 0 && time > SCRIPT_START) events.push(this.bar(at, symbol, time));
      events.push(this.tick(at, symbol, time));
    }
    this.ticks[this.every === DENSE_MS ? 'dense' : 'sparse'] += this.names.length;
    this.next = Math.floor(time / this.every) * this.every + this.every;
    return events;
  }

  private tick(at: number, symbol: SymbolName, time: number): MarketTick {
    const moved = Math.min(MOST, Math.max(LEAST, (this.close[at] ?? LEAST) + (this.random() % 5) - 2));
    this.close[at] = moved;
    this.high[at] = Math.max(this.high[at] ?? moved, moved);
    this.low[at] = Math.min(this.low[at] ?? moved, moved);
    return { kind: 'tick', symbol, time: unixMs(time), last: this.text(moved), bid: null, ask: null };
  }

  private bar(at: number, symbol: SymbolName, time: number): MarketCandle {
    const candle = {
      openTime: unixMs(time - MINUTE_MS),
      open: this.text(this.open[at]),
      high: this.text(this.high[at]),
      low: this.text(this.low[at]),
      close: this.text(this.close[at]),
      volume: '100000',
    };
    for (const each of [this.open, this.high, this.low]) each[at] = this.close[at] ?? LEAST;
    return { kind: 'candle', symbol, time: unixMs(time), interval: '1m', candle };
  }

  private text(cents = LEAST): string {
    return this.texts[cents] ?? '';
  }
}

const instrumentOf = (symbol: string) =>
  buildInstrument({
    symbol,
    base: symbol.slice(0, 4),
    tick: '0.01',
    lot: '0.01',
    minQuantity: '0.01',
    maxQuantity: '100000',
    metadataAt: SCRIPT_START,
  });

/** Whole numbers from 0 to 2^31 - 1, the same in every run. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x7fffffff;
  };
}
