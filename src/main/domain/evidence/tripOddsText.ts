/** The odds of a run of losses in words (EV-11). A run longer than the trades looked ahead has no odds worth a number. */

interface TripOdds {
  /** Full losses in a row that reach the drawdown limit. */
  readonly losses: number;
  /** Trades looked ahead. */
  readonly trades: number;
  readonly winRate: number;
  /** Probability of the run within those trades. */
  readonly odds: number;
}

/** One sentence. */
export function tripOddsText({ losses, trades, winRate, odds }: TripOdds): string {
  const run = losses === 1 ? 'one full loss' : `${losses} full losses in a row`;
  if (losses > trades)
    return `It takes ${run} to reach the drawdown limit, more than the next ${trades} trades can bring.`;
  const within = losses === 1 ? 'one loss' : `${losses} losses in a row`;
  const begin = `At this win rate (${percentOf(winRate)}), ${within} within ${trades} trades`;
  return odds === 0
    ? `${begin} would never happen; the win rate will not stay there.`
    : `${begin} happen${losses === 1 ? 's' : ''} ${percentOf(odds)} of the time.`;
}

/** Whole percent; what is neither nothing nor everything is never written as 0% or 100%. */
function percentOf(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return 'under 1%';
  return percent === 100 && share < 1 ? 'over 99%' : `${percent}%`;
}
