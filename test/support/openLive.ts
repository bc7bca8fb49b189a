/** What the way up the ladder to LIVE MINIMAL records, without its gates. */
import { inBook } from '../../src/main/engine/books.ts';
import { record, type Step } from '../../src/main/engine/step.ts';
import type { SymbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';

/** Opens both books, 10,000 each unless told otherwise. */
export function openLive(step: Step, symbols: readonly SymbolName[], equity = '10000'): void {
  for (const book of ['PAPER', 'LIVE'] as const)
    record(inBook(step, book), 'BOOK_OPENED', {
      data: { equity: money(equity), currency: 'USDT', attempt: 1, symbols: [...symbols] },
      durability: 'A',
    });
  const hash = step.state.live.installed[0]?.hash ?? null;
  record(step, 'ATTEMPT_STARTED', { data: { number: 1, hash, cause: 'test', archived: null }, durability: 'A' });
  record(step, 'MODE_TRANSITION', {
    data: {
      transition: 'T2',
      from: { mode: 'PAPER', run: 'RUNNING' },
      to: { mode: 'LIVE_MINIMAL', run: 'RUNNING' },
      cause: 'test',
      reason: '',
      configHash: step.facts.configHash,
      details: null,
    },
    durability: 'A',
  });
}
