import { describe, expect, it } from 'vitest';
import { readPast, warmUp } from '../../../src/main/desk/warmUp.ts';
import { fullBucket } from '../../../src/main/domain/pretrade/tokenBucket.ts';
import type { WarmupSeries } from '../../../src/main/engine/events.ts';
import { emptyLiveState, type LiveState } from '../../../src/main/engine/liveState.ts';
import type { CandleHistory, LiveSource, MarketSource, ReplaySource } from '../../../src/main/ports/marketFeed.ts';
import type { Candle, Interval } from '../../../src/shared/model/candle.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildInstrument } from '../../support/buildInstrument.ts';
import { scriptedSource, SCRIPT_START } from '../../support/scriptedSource.ts';
import { testSettings } from '../../support/testDesk.ts';

const bar: Candle = { openTime: unixMs(0), open: '1', high: '1', low: '1', close: '1', volume: '1' };

function liveOf(symbols: number, interval: Interval): LiveState {
  const names = Array.from({ length: symbols }, (_, at) => symbolName(`S${at}/USDT`));
  return emptyLiveState({
    feed: { kind: 'replay', label: 'test', interval, cadenceMs: 1_000 },
    instruments: names.map((symbol) => buildInstrument({ symbol })),
    bucket: fullBucket(SCRIPT_START, testSettings().orders),
    installed: [],
  });
}

/** A source that writes down what it is asked for: "1h x 520" per symbol. */
function asking(mode: 'pull' | 'push', history?: CandleHistory['history']) {
  const asked: string[] = [];
  const base = scriptedSource(1);
  const read: CandleHistory['history'] = (request) => {
    asked.push(`${request.symbol} ${request.interval} x ${request.limit}`);
    return history?.(request) ?? Promise.resolve([bar]);
  };
  const pull: ReplaySource = { ...base, history: read };
  const push: LiveSource = {
    mode: 'push',
    description: base.description,
    history: read,
    start: () => undefined,
    close: () => Promise.resolve(),
  };
  const source: MarketSource = mode === 'pull' ? pull : push;
  return { source, asked };
}

describe('warmUp', () => {
  it('reads of a replay a day of its bars and the hours before', async () => {
    const { source, asked } = asking('pull');
    const series = await warmUp(source, liveOf(1, '5m'), SCRIPT_START);
    expect(asked).toEqual(['S0/USDT 5m x 288', 'S0/USDT 1h x 2880']);
    expect(series.map((each) => each.interval)).toEqual(['5m', '1h']);
  });

  it('reads fewer hours the more rows they are', async () => {
    const { source, asked } = asking('pull');
    await warmUp(source, liveOf(133, '5m'), SCRIPT_START);
    // 400,000 rows over 133 symbols of 12 rows an hour.
    expect(asked.at(-1)).toBe('S132/USDT 1h x 250');
  });

  it('reads its own bars far enough back where they are hours', async () => {
    const { source, asked } = asking('pull');
    await warmUp(source, liveOf(1, '1h'), SCRIPT_START);
    expect(asked).toEqual(['S0/USDT 1h x 520']);
  });

  it('leaves out what cannot be read, and what is empty', async () => {
    const { source } = asking('pull', ({ symbol }) =>
      symbol === 'S0/USDT' ? Promise.reject(new Error('gone')) : Promise.resolve([]),
    );
    expect(await warmUp(source, liveOf(2, '5m'), SCRIPT_START)).toEqual([]);
  });

  it('asks a live venue for its bars only: the start does not wait for more', async () => {
    const { source, asked } = asking('push');
    await warmUp(source, liveOf(1, '1m'), SCRIPT_START);
    expect(asked).toEqual(['S0/USDT 1m x 1000']);
  });
});

describe('readPast', () => {
  it('reads hours, then days, and delivers each as it comes', async () => {
    const { source, asked } = asking('push');
    const delivered: WarmupSeries[] = [];
    const deliver = (series: WarmupSeries): boolean => delivered.push(series) > 0;
    await readPast(source, liveOf(2, '1m'), { before: SCRIPT_START, deliver });
    expect(asked).toEqual(['S0/USDT 1h x 520', 'S1/USDT 1h x 520', 'S0/USDT 1d x 200', 'S1/USDT 1d x 200']);
    expect(delivered.map(({ symbol, interval }) => `${symbol} ${interval}`)).toEqual([
      'S0/USDT 1h',
      'S1/USDT 1h',
      'S0/USDT 1d',
      'S1/USDT 1d',
    ]);
  });

  it('stops when nobody listens any more', async () => {
    const { source, asked } = asking('push');
    await readPast(source, liveOf(2, '1m'), { before: SCRIPT_START, deliver: () => false });
    expect(asked).toHaveLength(1);
  });

  it('goes on past what cannot be read', async () => {
    const { source } = asking('push', ({ symbol }) =>
      symbol === 'S0/USDT' ? Promise.reject(new Error('gone')) : Promise.resolve([bar]),
    );
    const symbols: string[] = [];
    const deliver = ({ symbol }: WarmupSeries): boolean => symbols.push(symbol) > 0;
    await readPast(source, liveOf(2, '1m'), { before: SCRIPT_START, deliver });
    expect(symbols).toEqual(['S1/USDT', 'S1/USDT']);
  });

  it('leaves a replay alone', async () => {
    const { source, asked } = asking('pull');
    await readPast(source, liveOf(1, '1m'), { before: SCRIPT_START, deliver: () => true });
    expect(asked).toEqual([]);
  });
});
