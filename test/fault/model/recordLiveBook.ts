/** What the way up the ladder records, without its gates. */
import { inBook } from '../../../src/main/engine/books.ts';
import { record, type Step } from '../../../src/main/engine/step.ts';
import type { SymbolName } from '../../../src/shared/values/ids.ts';
import { money } from '../../../src/shared/values/money.ts';

/** Both books with 10,000 each in LIVE MINIMAL. */

export function recordLiveBook(step: Step, symbols: readonly SymbolName[]): void {
  for (const book of ['PAPER', 'LIVE'] as const)
    record(inBook(step, book), 'BOOK_OPENED', {
      data: { equity: money('10000'), currency: 'USDT', attempt: 1, symbols: [...symbols] },
      durability: 'A',
    });
  record(step, 'ATTEMPT_STARTED', { data: { number: 1, hash: null, cause: 'test', archived: null }, durability: 'A' });
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
