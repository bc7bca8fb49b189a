/**
 * The generated market as a replay source: a batch is one minute of feed time, ticks of every coin each second, then the closed bars at the start of
 * the next minute. Depends on seed, scenario and position alone.
 */
import { setImmediate } from 'node:timers/promises';
import { ok, type Result } from '../../../../shared/base/result.ts';
import { intervalMs, type Candle } from '../../../../shared/model/candle.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { MINUTE_MS, SECOND_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type {
  CandleHistory,
  FeedDescription,
  FeedFailure,
  MarketEvent,
  MarketTick,
  ReplaySource,
} from '../../../ports/marketFeed.ts';
import { createCandleAggregate } from '../aggregateCandles.ts';
import { coins } from './coins.ts';
import { MarketModel, SECONDS, type ModelState } from './marketModel.ts';
import { MinuteBars, stepsText } from './minuteBars.ts';
import { effectAt, OUTAGE_MS, OUTAGE_TOLD_MS, type GeneratorScenario } from './scenario.ts';

export interface GeneratorSetup {
  readonly seed: number;
  readonly scenario: GeneratorScenario;
  /** Feed time from the start to the scenario. */
  readonly scenarioAtMs: number;
  /** Feed time until the market is over. */
  readonly lengthMinutes: number;
  /** Coins that are shown, as (index in coins, symbol), in order of symbol. The others exist all the same. */
  readonly shown: readonly { readonly coin: number; readonly symbol: SymbolName }[];
  readonly description: FeedDescription;
}

/** Longest span of feed time made without letting other work run. */
const MINUTES_AT_A_STRETCH = 120;

/** Monday, 2026-01-05 00:00 UTC: fixed, so that a seed means the same run for everyone. */
export const GENERATOR_START = unixMs(Date.UTC(2026, 0, 5));
/** Three days of bars before the start, for indicators. */
const WARM_UP_MINUTES = 4_320;
const WARM_UP_START = GENERATOR_START - WARM_UP_MINUTES * MINUTE_MS;
const CHECKPOINT_MINUTES = 1_440;

type HistoryRequest = Parameters<CandleHistory['history']>[0];

/** Makes the market up to the start and stands there. */
export function createGeneratorSource(setup: GeneratorSetup): ReplaySource {
  const player = new GeneratorPlayer(setup);
  return {
    mode: 'pull',
    description: setup.description,
    seek: (to) => player.seek(to),
    nextBatch: () => Promise.resolve(player.nextBatch()),
    history: (request) => Promise.resolve(player.history(request)),
    close: () => Promise.resolve(player.close()),
  };
}

class GeneratorPlayer {
  private readonly setup: GeneratorSetup;
  private readonly model: MarketModel;
  private readonly bars = new MinuteBars(coins, WARM_UP_START);
  /** States at the starts of days, so that going back is cheap. */
  private readonly checkpoints = new Map<number, ModelState>();
  /** The next minute to make, counted from the start of the warm-up. */
  private minute = 0;
  private readonly end: UnixMs;
  private readonly lastMinute: number;
  private position: UnixMs = GENERATOR_START;
  private phase: 'starting' | 'playing' | 'ended' | 'closed' = 'starting';

  constructor(setup: GeneratorSetup) {
    this.setup = setup;
    this.model = new MarketModel(setup.seed, setup.scenario);
    this.end = unixMs(GENERATOR_START + setup.lengthMinutes * MINUTE_MS);
    this.lastMinute = WARM_UP_MINUTES + setup.lengthMinutes;
    this.makeUntil(WARM_UP_MINUTES);
  }

  async seek(to: UnixMs): Promise<void> {
    if (this.phase === 'closed') return;
    this.position = unixMs(Math.min(Math.max(to, GENERATOR_START), this.end));
    const wanted = Math.floor((this.position - WARM_UP_START) / MINUTE_MS);
    if (wanted < this.minute) this.rewind(wanted);
    while (this.minute < wanted) {
      this.makeUntil(Math.min(wanted, this.minute + MINUTES_AT_A_STRETCH));
      await setImmediate();
    }
    this.phase = 'starting';
  }

  nextBatch(): Result<readonly MarketEvent[], FeedFailure> | null {
    if (this.phase === 'closed' || this.phase === 'ended') return null;
    while (this.minute < this.lastMinute) {
      const start = WARM_UP_START + this.minute * MINUTE_MS;
      const closed = this.closedBars(start);
      this.makeMinute();
      const made = [...closed, ...this.outageNews(start), ...this.minuteTicks(start)];
      const events = this.phase === 'starting' ? made.filter((event) => event.time >= this.position) : made;
      // Silence is no batch: the next one shows how long it was.
      if (events.length > 0) return ok(this.announce(events));
    }
    this.phase = 'ended';
    const last = this.closedBars(this.end).filter((event) => event.time >= this.position);
    return last.length === 0 ? null : ok(last);
  }

  history({ symbol, interval, limit, before }: HistoryRequest): readonly Candle[] {
    const coin = this.setup.shown.find((each) => each.symbol === symbol)?.coin;
    if (coin === undefined || limit <= 0) return [];
    const length = intervalMs[interval];
    const aggregate = createCandleAggregate({ sourceMs: MINUTE_MS, intervalMs: length, before, limit });
    const end = Math.min(this.bars.count, Math.floor((before - WARM_UP_START) / MINUTE_MS));
    const from = Math.floor((WARM_UP_START + end * MINUTE_MS - (limit + 1) * length) / length) * length;
    const first = Math.max(0, Math.ceil((from - WARM_UP_START) / MINUTE_MS));
    for (let minute = first; minute < end; minute += 1) aggregate.add(this.bars.candle(minute, coin));
    return aggregate.closed();
  }

  close(): void {
    this.phase = 'closed';
  }

  private announce(events: readonly MarketEvent[]): readonly MarketEvent[] {
    const time = events[0]?.time;
    if (this.phase !== 'starting' || time === undefined) return events;
    this.phase = 'playing';
    return [{ kind: 'state', time, state: 'ok', text: 'Generated market running.' }, ...events];
  }

  private makeUntil(minute: number): void {
    while (this.minute < minute) this.makeMinute();
  }

  private makeMinute(): void {
    if (this.minute % CHECKPOINT_MINUTES === 0) this.checkpoints.set(this.minute, this.model.state());
    const sinceStart = WARM_UP_START + this.minute * MINUTE_MS - GENERATOR_START;
    this.model.nextMinute(sinceStart - this.setup.scenarioAtMs);
    this.bars.put(this.minute, this.model.ticks);
    this.minute += 1;
  }

  private rewind(wanted: number): void {
    const minute = Math.floor(wanted / CHECKPOINT_MINUTES) * CHECKPOINT_MINUTES;
    const state = this.checkpoints.get(minute);
    if (state === undefined) return;
    this.model.restore(state);
    this.minute = minute;
  }

  /** Bars of the minute that ends at the time. */
  private closedBars(time: number): readonly MarketEvent[] {
    const minute = (time - WARM_UP_START) / MINUTE_MS - 1;
    const begin = time - MINUTE_MS;
    if (begin < GENERATOR_START || this.isSilent(begin, time)) return [];
    return this.setup.shown.map(({ coin, symbol }) => ({
      kind: 'candle',
      symbol,
      time: unixMs(time),
      interval: '1m',
      candle: this.bars.candle(minute, coin),
    }));
  }

  /** Ticks of the minute that was just made. */
  private minuteTicks(start: number): readonly MarketEvent[] {
    const events: MarketEvent[] = [];
    for (let second = 0; second < SECONDS; second += 1) {
      const time = unixMs(start + second * SECOND_MS);
      if (this.isSilent(time, time + 1)) continue;
      const since = time - GENERATOR_START - this.setup.scenarioAtMs;
      const every = effectAt(this.setup.scenario, since).tickEverySeconds;
      for (const { coin, symbol } of this.setup.shown)
        // Staggered by coin: never all at once.
        if (every === 1 || (time / SECOND_MS + coin * 3) % every === 0)
          events.push({ kind: 'tick', symbol, time, ...this.quoteAt(coin, second) });
    }
    return events;
  }

  private quoteAt(coin: number, second: number): Pick<MarketTick, 'last' | 'bid' | 'ask'> {
    const at = coin * SECONDS + second;
    const { bid, ask, last } = this.model.ticks;
    const decimals = coins[coin]?.priceDecimals ?? 0;
    return {
      last: stepsText(last[at] ?? 0, decimals),
      bid: stepsText(bid[at] ?? 0, decimals),
      ask: stepsText(ask[at] ?? 0, decimals),
    };
  }

  private outageNews(start: number): readonly MarketEvent[] {
    if (this.setup.scenario !== 'feed-outage') return [];
    const from = GENERATOR_START + this.setup.scenarioAtMs;
    const news = [
      { time: from + OUTAGE_TOLD_MS, state: 'outage', text: `No ticks for ${OUTAGE_TOLD_MS / SECOND_MS} s.` },
      { time: from + OUTAGE_MS, state: 'ok', text: 'Ticks are back.' },
    ] as const;
    return news
      .filter(({ time }) => time >= start && time < start + MINUTE_MS)
      .map(({ time, state, text }) => ({ kind: 'state', time: unixMs(time), state, text }));
  }

  /** True when the outage touches the span [from, to). */
  private isSilent(from: number, to: number): boolean {
    const outage = GENERATOR_START + this.setup.scenarioAtMs;
    return this.setup.scenario === 'feed-outage' && from < outage + OUTAGE_MS && to > outage;
  }
}
