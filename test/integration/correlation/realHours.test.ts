/**
 * What a replay of the real majors knows at its start on 1 August 2024: the hours and days before it, read from the five-minute files. Expected numbers
 * come from numpy 2.4 on the same files.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCandleFolder } from '../../../src/main/adapters/market/replay/openCandleFolder.ts';
import { warmUp } from '../../../src/main/desk/warmUp.ts';
import { rhoAt } from '../../../src/main/domain/correlation/correlationMatrix.ts';
import { decayOf } from '../../../src/main/domain/correlation/decay.ts';
import { fullBucket } from '../../../src/main/domain/pretrade/tokenBucket.ts';
import { matrixOf } from '../../../src/main/engine/correlation/matrixOf.ts';
import { volatilityFacts } from '../../../src/main/engine/correlation/volatilityFacts.ts';
import { emptyLiveState, type LiveState } from '../../../src/main/engine/liveState.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { marketDataFolder } from '../../support/marketData.ts';

const START = unixMs(Date.UTC(2024, 7, 1));
const folder = majorsFolder();
const [BTC, ETH, TRX] = ['BTC/USDT', 'ETH/USDT', 'TRX/USDT'].map(symbolName);

function majorsFolder(): string | null {
  const root = marketDataFolder();
  const path = root === null ? '' : join(root, 'market', 'binance_spot_5m_2024-01_2024-09_majors');
  return existsSync(path) ? path : null;
}

/** Reads what a desk started on that day would read. */
async function warmedUp(path: string): Promise<LiveState> {
  const settings = defaultSettings();
  const opened = await openCandleFolder({
    folders: [path],
    quoteDefaults: settings.paper,
    now: unixMs(Date.UTC(2025, 0, 1)),
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const { description } = opened.value;
  const live = emptyLiveState({
    feed: {
      kind: 'replay',
      label: description.label,
      interval: description.interval,
      cadenceMs: description.cadenceMs,
    },
    instruments: description.instruments,
    bucket: fullBucket(START, settings.orders),
    installed: [],
  });
  for (const { symbol, interval, candles } of await warmUp(opened.value, live, START)) {
    const history = live.markets.get(symbol)?.history;
    if (interval === description.interval) for (const candle of candles) history?.push(candle);
    else history?.fill(interval, candles);
  }
  await opened.value.close();
  return live;
}

describe('a replay of real data at its start', () => {
  /** Passes where the data are absent; the line that marketDataFolder prints says so. */
  it('knows the correlations and volatilities of the hours before', async () => {
    if (folder === null || BTC === undefined || ETH === undefined || TRX === undefined) return;
    const live = await warmedUp(folder);
    const matrix = matrixOf(live, [BTC, ETH, TRX], decayOf({ halfLifeHours: 72, minHours: 100 }));
    expect(rhoAt(matrix, 0, 1)).toBeCloseTo(0.8076838610647872, 9);
    expect(rhoAt(matrix, 0, 2)).toBeCloseTo(0.15172304218195543, 9);
    expect(matrix.hours[1]).toBe(504);
    const facts = volatilityFacts(live, BTC, defaultSettings().sizing);
    expect(facts.sigmaNow).toBeCloseTo(0.021545210645611594, 12);
    expect(facts.sigmaReference).toBeCloseTo(0.023387298865986804, 12);
    expect(facts.observations).toBe(115);
    // A day of five-minute bars makes up quarters: between a tenth of a percent and one percent on a calm day.
    expect(facts.sigma15m).toBeGreaterThan(0.001);
    expect(facts.sigma15m).toBeLessThan(0.01);
  });
});
