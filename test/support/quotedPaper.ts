/** A paper harness with a first price of 60,000, and ticks with a quote one tick around the last price. */
import type { MarketTick } from '../../src/main/ports/marketFeed.ts';
import { buildTick } from './buildMarket.ts';
import { openPaperHarness, type PaperHarness } from './paperHarness.ts';

/** Bid and ask 0.1 below and above. */
export const quotedTick = (last: number): MarketTick =>
  buildTick({ last: String(last), bid: (last - 0.1).toFixed(1), ask: (last + 0.1).toFixed(1) });

export function openQuotedPaper(overrides: Parameters<typeof openPaperHarness>[0] = {}): PaperHarness {
  const paper = openPaperHarness(overrides);
  paper.market(quotedTick(60_000));
  return paper;
}
