/** Reads the public streams of a ccxt exchange in endless loops, one per kind, and hands on whatever changed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { OHLCV, Ticker, Trade } from 'ccxt';
import { reasonOf, type PublicExchange } from './publicExchange.ts';

export interface StreamListener {
  /** A message came. */
  onQuote(ticker: Ticker): void;
  onTrades(trades: readonly Trade[]): void;
  onCandles(symbol: string, rows: readonly OHLCV[]): void;
  /** A stream broke; it is dialed again. */
  onBroken(reason: string): void;
}

export interface StreamLoopsOptions {
  readonly exchange: PublicExchange;
  readonly symbols: readonly string[];
  readonly interval: string;
  /** Pause before a broken stream is dialed again; grows up to ten times. */
  readonly retryMs: number;
  readonly listener: StreamListener;
}

const MOST_RETRY_STEPS = 10;
const LONGEST_CLOSE_MS = 1_000;

export class StreamLoops {
  private readonly options: StreamLoopsOptions;
  private readonly seen = new Map<string, Ticker>();
  private readonly stop = new AbortController();

  constructor(options: StreamLoopsOptions) {
    this.options = options;
  }

  start(): void {
    const { exchange, symbols, interval, listener } = this.options;
    const names = [...symbols];
    const hasQuotes = exchange.has['watchBidsAsks'] === true;
    this.loop(async () => {
      const changed = await (hasQuotes ? exchange.watchBidsAsks(names) : exchange.watchTickers(names));
      this.passQuotes(Object.values(changed));
    });
    if (exchange.has['watchTradesForSymbols'] === true)
      this.loop(async () => listener.onTrades(await exchange.watchTradesForSymbols(names)));
    if (exchange.has['watchOHLCVForSymbols'] === true)
      this.loop(async () => {
        const bySymbol = await exchange.watchOHLCVForSymbols(names.map((name) => [name, interval]));
        for (const [symbol, byInterval] of Object.entries(bySymbol))
          for (const rows of Object.values(byInterval)) listener.onCandles(symbol, rows);
      });
  }

  /**
   * Gives up all open sockets; the loops open new ones. Sockets that are about to be dialed stay: given up, they would open all the same and belong
   * to nobody. Does not wait: a dead peer would hold the closing handshake for half a minute.
   */
  redial(): void {
    const { clients } = this.options.exchange;
    for (const client of Object.values(clients)) {
      if (client.connection === undefined) continue;
      client.error = new Error('the connection fell silent');
      Reflect.deleteProperty(clients, client.url);
      client.reset(client.error);
      void Promise.resolve(client.close()).catch(() => undefined);
    }
  }

  /** Stops the loops and closes all sockets, waiting at most a second for the peers. */
  async close(): Promise<void> {
    this.stop.abort();
    const closed = this.options.exchange.close().catch(() => undefined);
    const waited = new AbortController();
    await Promise.race([closed, delay(LONGEST_CLOSE_MS, undefined, { signal: waited.signal }).catch(() => undefined)]);
    waited.abort();
  }

  private loop(read: () => Promise<void>): void {
    void this.run(read);
  }

  private async run(read: () => Promise<void>): Promise<void> {
    const { signal } = this.stop;
    for (let failures = 0; !signal.aborted;) {
      try {
        await read();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        this.options.listener.onBroken(reasonOf(error));
        failures = Math.min(failures + 1, MOST_RETRY_STEPS);
        await delay(this.options.retryMs * failures, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Messages that arrive together resolve only one wait: the exchange's own table has the others. */
  private passQuotes(changed: readonly Ticker[]): void {
    const { exchange, symbols, listener } = this.options;
    for (const ticker of changed) this.pass(ticker, listener);
    for (const symbol of symbols) {
      const ticker = exchange.bidsasks[symbol];
      if (ticker !== undefined) this.pass(ticker, listener);
    }
  }

  private pass(ticker: Ticker, listener: StreamListener): void {
    const symbol = ticker.symbol ?? '';
    if (this.seen.get(symbol) === ticker) return;
    this.seen.set(symbol, ticker);
    listener.onQuote(ticker);
  }
}
