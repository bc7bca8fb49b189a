/** What a gate says of a book that has shown nothing yet: nothing, and the reason that fits (CV-05). */
import { expect, it } from 'vitest';
import { evidenceFacts } from '../../../src/main/engine/ladder/evidenceFacts.ts';
import { realEngine } from '../../support/realEngine.ts';

it('SM-05 a window without a sample has no win rate for want of trades, and no ratio for want of observations', () => {
  const { state, clock, facts } = realEngine({ market: 'ONE_WAY' });
  const found = evidenceFacts({ state, facts, at: clock.now() }, 'PAPER');
  expect(found).toMatchObject({
    winRate: { value: null, reason: 'NO_TRADES' },
    sharpe: { value: null, reason: 'TOO_FEW_OBS' },
    maxDrawdown: { value: null, reason: 'TOO_FEW_OBS' },
    closedTrades: 0,
    dailyReturns: 0,
  });
});
