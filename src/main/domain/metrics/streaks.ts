/** Runs of wins and losses, in order of closing, and the time since the last trade (ME-20). A net P&L of zero ends either run. */
import type { Streaks } from '../../../shared/evidence/performanceSummary.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { TradeFact } from './tradeFact.ts';

const kindOf = (netPnl: number): Streaks['current']['kind'] => (netPnl > 0 ? 'WIN' : netPnl < 0 ? 'LOSS' : 'NONE');

export function streaksOf(trades: readonly Pick<TradeFact, 'netPnl' | 'closedAt'>[], now: UnixMs): Streaks {
  const ordered = trades.toSorted((one, other) => one.closedAt - other.closedAt);
  const longest = { WIN: 0, LOSS: 0, NONE: 0 };
  let current: Streaks['current'] = { kind: 'NONE', length: 0 };
  for (const { netPnl } of ordered) {
    const kind = kindOf(netPnl);
    const length = kind === 'NONE' ? 0 : kind === current.kind ? current.length + 1 : 1;
    current = { kind, length };
    longest[kind] = Math.max(longest[kind], length);
  }
  const last = ordered.at(-1);
  return {
    current,
    longestWin: longest.WIN,
    longestLoss: longest.LOSS,
    sinceLastTradeMs: last === undefined ? null : now - last.closedAt,
  };
}
