/** How likely a run of losses is, and how many of them reach a limit (EV-11). */
import type { Decimal } from '../../../shared/values/decimal.ts';

export interface LossRun {
  readonly trades: number;
  /** Losses in a row. */
  readonly losses: number;
  /** Probability that one trade is no win. */
  readonly lossProbability: number;
}

/** Probability of at least one run of so many losses in so many independent trades. */
export function oddsOfLossRun({ trades, losses, lossProbability }: LossRun): number {
  // running[k]: no run so far, and the last k trades were losses.
  let running = [1, ...Array.from({ length: losses - 1 }, () => 0)];
  let tripped = 0;
  for (let trade = 0; trade < trades; trade += 1) {
    const alive = running.reduce((sum, share) => sum + share, 0);
    tripped += (running.at(-1) ?? 0) * lossProbability;
    running = [alive * (1 - lossProbability), ...running.slice(0, -1).map((share) => share * lossProbability)];
  }
  return tripped;
}

/** Full losses in a row that reach a drawdown limit, both fractions of equity; at least one. */
export const lossesToLimit = (limit: Decimal, riskPerTrade: Decimal): number =>
  Math.max(1, limit.div(riskPerTrade).ceil().toNumber());
