/** What the thresholds themselves can tell apart (EV-12): the odds that books of known skill pass them. */
import { normalCdf } from './normal.ts';
import { sharpeStandardError } from './sharpeError.ts';

/** Odds that a book of this true annual Sharpe ratio shows at least the threshold on so many days: normal, with the error of EV-02 at the truth. */
export const oddsOfSharpe = (trueSharpe: number, { days, threshold }: { days: number; threshold: number }): number =>
  1 - normalCdf((threshold - trueSharpe) / sharpeStandardError(trueSharpe, days));

/** Odds of at least the threshold's wins in so many independent trades: binomial. */
export function oddsOfWinRate(
  trueWinRate: number,
  { trades, threshold }: { trades: number; threshold: number },
): number {
  let odds = 0;
  let ways = 1;
  for (let wins = 0; wins <= trades; wins += 1) {
    if (wins / trades >= threshold) odds += ways * trueWinRate ** wins * (1 - trueWinRate) ** (trades - wins);
    ways = (ways * (trades - wins)) / (wins + 1);
  }
  return odds;
}

export interface GateThresholds {
  readonly days: number;
  /** Annual. */
  readonly sharpe: number;
  readonly trades: number;
  readonly winRate: number;
}

/** Books the sentence compares: no skill and a very good one by Sharpe ratio, a losing one by win rate. */
const GOOD_SHARPE = 2;
const POOR_WIN_RATE = 0.35;

/** "A no-skill book passes Sharpe >= 0.5 on 7 days 47% of the time, ..." */
export function gatePowerText({ days, sharpe, trades, winRate }: GateThresholds): string {
  const bySharpe = { days, threshold: sharpe };
  const lucky = percent(oddsOfSharpe(0, bySharpe));
  const good = percent(oddsOfSharpe(GOOD_SHARPE, bySharpe));
  const poor = percent(oddsOfWinRate(POOR_WIN_RATE, { trades, threshold: winRate }));
  return (
    `A no-skill book passes Sharpe >= ${sharpe} on ${days} days ${lucky} of the time, ` +
    `a true Sharpe-${GOOD_SHARPE} book ${good}; ` +
    `a ${percent(POOR_WIN_RATE)} win-rate book shows >= ${percent(winRate)} on ${trades} trades ${poor} of the time.`
  );
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
