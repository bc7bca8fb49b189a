/**
 * A live market: public streams, watched over, with REST behind them.
 * 1. Silence longer than `silenceMs` is an outage: all sockets are closed and dialed again, because venues announce shutdowns that ccxt ignores.
 * 2. While streams are broken, prices are polled by REST; the state says so.
 * 3. Bars come out closed and in order, from the stream or, late ones, by REST.
 * 4. Instrument rules are read again before they are a day old (RC-04).
 * 5. The order book near the best prices is read every few seconds: real orders are sized by it (RC-22).
 */
import type { OHLCV, Ticker, Trade } from 'ccxt';
import { intervalMs, type Candle } from '../../../../shared/model/candle.ts';
import { symbolName } from '../../../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type {
  CandleHistory,
  FeedDescription,
  LiveSource,
  MarketEvent,
  MarketState,
} from '../../../ports/marketFeed.ts';
import { ClosedCandles } from './closedCandles.ts';
import { candleOf } from './liveCandle.ts';
import { fetchCandles, fetchDepth, fetchQuotes } from './liveRequests.ts';
import type { LiveTiming } from './liveTiming.ts';
import { reasonOf, type PublicExchange } from './publicExchange.ts';
import { QuoteLane } from './quoteLane.ts';
import { StreamLoops } from './streamLoops.ts';

export interface LiveSourceOptions {
  readonly exchange: PublicExchange;
  readonly description: () => FeedDescription;
  /** Reads instrument rules again. */
  readonly refresh: () => Promise<void>;
  readonly firstQuotes: readonly Ticker[];
  readonly timing: LiveTiming;
  /** This machine's clock. */
  readonly now: () => UnixMs;
}

const INTERVAL = '1m';
const BAR_MS = intervalMs[INTERVAL];
/** Most late bars asked for at once: more than a day of minutes is history, not a late bar. */
const MOST_LATE_BARS = 1_000;

/** Makes the source; streams start with `start`. */
export function createLiveSource(options: LiveSourceOptions): LiveSource {
  const feed = new LiveFeed(options);
  return {
    mode: 'push',
    get description() {
      return options.description();
    },
    start: (listener) => feed.start(listener),
    history: (request) => feed.history(request),
    close: () => feed.close(),
  };
}

type Connection = 'connecting' | 'streams' | 'polling' | 'silent';

class LiveFeed {
  private readonly options: LiveSourceOptions;
  private readonly symbols: readonly string[];
  private readonly lanes: ReadonlyMap<string, QuoteLane>;
  private readonly candles: ReadonlyMap<string, ClosedCandles>;
  private readonly loops: StreamLoops;
  private listener: ((event: MarketEvent) => void) | null = null;
  private timers: NodeJS.Timeout[] = [];
  private connection: Connection = 'connecting';
  private lastMessageAt: number;
  private redialedAt = 0;
  private broken: string | null = null;
  private readonly busy = new Set<string>();

  constructor(options: LiveSourceOptions) {
    const { exchange, timing, firstQuotes } = options;
    this.options = options;
    this.symbols = options.description().instruments.map((instrument) => instrument.symbol);
    this.lastMessageAt = this.now();
    const candleOptions = { intervalMs: BAR_MS, now: this.now(), graceMs: timing.candleGraceMs };
    this.lanes = new Map(this.symbols.map((symbol) => [symbol, new QuoteLane(symbolName(symbol))]));
    this.candles = new Map(this.symbols.map((symbol) => [symbol, new ClosedCandles(candleOptions)]));
    this.loops = new StreamLoops({
      exchange,
      symbols: this.symbols,
      interval: INTERVAL,
      retryMs: timing.retryMs,
      listener: {
        onQuote: (ticker) => this.onQuote(ticker),
        onTrades: (trades) => this.onTrades(trades),
        onCandles: (symbol, rows) => this.onCandles(symbol, rows),
        onBroken: (reason) => {
          this.broken = reason;
        },
      },
    });
    this.updateLanes(firstQuotes);
  }

  start(listener: (event: MarketEvent) => void): void {
    if (this.listener !== null) return;
    const { timing } = this.options;
    this.listener = listener;
    this.lastMessageAt = this.now();
    this.say('connecting', `Connecting to ${this.options.exchange.id}.`);
    this.loops.start();
    this.timers = [
      setInterval(() => this.sendTicks(), timing.roundMs),
      setInterval(() => this.watchSilence(), timing.checkMs),
      setInterval(() => this.inBackground('poll', () => this.poll()), timing.pollMs),
      setInterval(() => this.fetchLateCandles(), timing.pollMs),
      setInterval(() => this.inBackground('depth', () => this.fetchDepths()), timing.depthMs),
      setInterval(() => this.inBackground('refresh', () => this.options.refresh()), timing.refreshMs),
    ];
  }

  async close(): Promise<void> {
    this.listener = null;
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    await this.loops.close();
  }

  /** Bars by REST; none when the exchange does not answer. */
  async history(request: Parameters<CandleHistory['history']>[0]): Promise<readonly Candle[]> {
    const { symbol, interval, limit, before } = request;
    const length = intervalMs[interval];
    const since = Math.floor(before / length) * length - limit * length;
    try {
      const bars = await fetchCandles(this.options.exchange, { symbol, interval, since, limit: limit + 1 });
      return bars.filter((bar) => bar.openTime + length <= before).slice(-limit);
    } catch {
      return [];
    }
  }

  private onQuote(ticker: Ticker): void {
    this.heard();
    const { bid, ask, timestamp } = ticker;
    const last = this.options.exchange.has['watchTradesForSymbols'] === true ? undefined : ticker.last;
    this.lanes.get(ticker.symbol ?? '')?.update({ bid, ask, last, time: timestamp }, this.now());
  }

  private onTrades(trades: readonly Trade[]): void {
    this.heard();
    for (const { symbol, price, timestamp } of trades)
      this.lanes.get(symbol ?? '')?.update({ last: price, time: timestamp }, this.now());
  }

  private onCandles(symbol: string, rows: readonly OHLCV[]): void {
    this.heard();
    const bars = rows.flatMap((row) => candleOf(row) ?? []);
    this.sendCandles(symbol, this.candles.get(symbol)?.offerStreamed(bars, this.now()) ?? []);
  }

  private heard(): void {
    this.lastMessageAt = this.now();
    this.broken = null;
    if (this.connection === 'streams') return;
    const text = this.connection === 'connecting' ? 'Streams running.' : 'Streams are back.';
    this.connection = 'streams';
    this.say('ok', text);
  }

  private watchSilence(): void {
    const now = this.now();
    const { silenceMs } = this.options.timing;
    const silentMs = now - this.lastMessageAt;
    if (silentMs <= silenceMs || now - this.redialedAt <= silenceMs) return;
    this.redialedAt = now;
    if (this.connection !== 'polling') this.fallSilent(`No message for ${Math.round(silentMs / 1_000)} s`);
    this.loops.redial();
  }

  private async poll(): Promise<void> {
    const isSilent = this.now() - this.lastMessageAt > this.options.timing.pollMs;
    if (!isSilent || (this.broken === null && this.connection === 'streams')) return;
    try {
      const quotes = await fetchQuotes(this.options.exchange, this.symbols);
      if (this.connection === 'streams') return;
      this.updateLanes(quotes);
      if (this.connection === 'polling') return;
      this.connection = 'polling';
      const every = `every ${this.options.timing.pollMs / 1_000} s`;
      this.say('ok', `Prices come by REST ${every}; the streams do not answer${this.because()}.`);
    } catch (error) {
      this.broken ??= reasonOf(error);
      if (this.connection === 'polling') this.fallSilent('REST stopped answering');
    }
  }

  private fallSilent(text: string): void {
    if (this.connection !== 'silent') this.say('outage', `${text}${this.because()}. Reconnecting.`);
    this.connection = 'silent';
  }

  private because(): string {
    return this.broken === null ? '' : ` (${this.broken})`;
  }

  private fetchLateCandles(): void {
    for (const [symbol, candles] of this.candles) {
      const since = candles.late(this.now());
      if (since === null) continue;
      this.inBackground(`candles ${symbol}`, async () => {
        const limit = Math.min(MOST_LATE_BARS, Math.ceil((this.now() - since) / BAR_MS) + 1);
        const bars = await fetchCandles(this.options.exchange, { symbol, interval: INTERVAL, since, limit });
        this.sendCandles(symbol, candles.offerFetched(bars, this.now()));
      });
    }
  }

  /** One book after the other: however many symbols, one request at a time. */
  private async fetchDepths(): Promise<void> {
    for (const symbol of this.symbols) {
      const depth = await fetchDepth(this.options.exchange, symbol).catch(() => null);
      if (this.listener === null) return;
      if (depth !== null) this.listener({ kind: 'depth', symbol: symbolName(symbol), time: this.now(), ...depth });
    }
  }

  /** Runs one kind of work at a time. A failed request is tried again by the next timer; silence is told by the watch over it. */
  private inBackground(name: string, work: () => Promise<void>): void {
    if (this.busy.has(name)) return;
    this.busy.add(name);
    void work()
      .catch(() => undefined)
      .finally(() => this.busy.delete(name));
  }

  private updateLanes(tickers: readonly Ticker[]): void {
    for (const { symbol, bid, ask, last, timestamp } of tickers)
      this.lanes.get(symbol ?? '')?.update({ bid, ask, last, time: timestamp }, this.now());
  }

  private sendTicks(): void {
    for (const lane of this.lanes.values()) for (const tick of lane.takeTicks()) this.listener?.(tick);
  }

  private sendCandles(symbol: string, candles: readonly Candle[]): void {
    for (const candle of candles) {
      const time = unixMs(candle.openTime + BAR_MS);
      this.listener?.({ kind: 'candle', symbol: symbolName(symbol), time, interval: INTERVAL, candle });
    }
  }

  private say(state: MarketState['state'], text: string): void {
    this.listener?.({ kind: 'state', time: this.now(), state, text });
  }

  private now(): UnixMs {
    return this.options.now();
  }
}
