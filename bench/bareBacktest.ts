/** What F6 is compared with: grademark walking one symbol with the rule of the bench, its channels and ranges made before the clock starts. */
import { DataFrame } from 'data-forge';
import { backtest, type IBar, type IStrategy } from 'grademark';
import { TradeDirection } from 'grademark/build/lib/strategy.js';
import type { BarColumns } from '../src/main/backtest/market/barColumns.ts';
import { highest, lowest } from '../src/main/domain/indicator/channel.ts';
import { trueRange } from '../src/main/domain/indicator/atr.ts';

const ROUNDS = 4;

interface Rule {
  readonly entryChannel: number;
  readonly exitChannel: number;
  readonly atrPeriod: number;
  readonly stopAtr: number;
  readonly trailAtr: number;
}

interface ReadyBar extends IBar {
  readonly entryTop: number;
  readonly entryBottom: number;
  readonly exitTop: number;
  readonly exitBottom: number;
  readonly atr: number;
}

/** Bars per second of the fastest round, and how many trades it found. */
export function measureBareBacktest(
  columns: BarColumns,
  rule: Rule,
): { readonly perSecond: number; readonly trades: number } {
  const bars = readyBars(columns, rule);
  const frame = new DataFrame<number, ReadyBar>(bars);
  const strategy = strategyOf(rule);
  let perSecond = 0;
  let trades = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    trades = backtest(strategy, frame).length;
    perSecond = Math.max(perSecond, (bars.length * 1_000) / (performance.now() - started));
  }
  return { perSecond, trades };
}

const strategyOf = ({ stopAtr, trailAtr }: Rule): IStrategy<ReadyBar> => ({
  entryRule: (enter, { bar }) => {
    if (bar.close > bar.entryTop) enter({ direction: TradeDirection.Long });
    else if (bar.close < bar.entryBottom) enter({ direction: TradeDirection.Short });
  },
  exitRule: (exit, { bar, position }) => {
    if (position.direction === TradeDirection.Long ? bar.close < bar.exitBottom : bar.close > bar.exitTop) exit();
  },
  stopLoss: ({ bar }) => stopAtr * bar.atr,
  trailingStopLoss: ({ bar }) => trailAtr * bar.atr,
});

function readyBars(columns: BarColumns, { entryChannel, exitChannel, atrPeriod }: Rule): ReadyBar[] {
  let atr = 0;
  return Array.from({ length: columns.count }, (_, at) => {
    if (at > 0) atr = (atr * (atrPeriod - 1) + trueRange(columns, at)) / atrPeriod;
    return {
      time: new Date(columns.openTime[at] ?? 0),
      open: columns.open[at] ?? NaN,
      high: columns.high[at] ?? NaN,
      low: columns.low[at] ?? NaN,
      close: columns.close[at] ?? NaN,
      volume: columns.volume[at] ?? NaN,
      entryTop: highest(columns.high, Math.max(0, at - entryChannel), at),
      entryBottom: lowest(columns.low, Math.max(0, at - entryChannel), at),
      exitTop: highest(columns.high, Math.max(0, at - exitChannel), at),
      exitBottom: lowest(columns.low, Math.max(0, at - exitChannel), at),
      atr,
    };
  });
}
