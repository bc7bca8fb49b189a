/** Trade ids of all fills of the live book in a journal, oldest first. */
import { entryDataSchemas } from '../../../src/shared/model/entry.ts';
import type { Journal } from '../../../src/main/ports/journal.ts';

export function journaledTrades(journal: Journal): readonly string[] {
  journal.flush();
  const trades: string[] = [];
  for (const entry of journal.entries(-1))
    if (entry.type === 'FILL' && entry.book === 'LIVE')
      trades.push(entryDataSchemas.FILL.parse(entry.data).fill.tradeId);
  return trades;
}
