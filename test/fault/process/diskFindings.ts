/** What a dead desk's folder has that the venue has not, or the other way round: fills and ids. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../../src/main/adapters/sqlite/openJournal.ts';
import { journaledTrades } from '../model/journaled.ts';
import { ofKind } from './accountKind.ts';
import type { AccountTruth } from './accountTruth.ts';

interface Dead {
  readonly dataDir: string;
  readonly truth: AccountTruth;
}

/** The journal is whole and has every fill of ours once; the venue has seen every id once. */
export const diskFindings = (dead: Dead): readonly string[] => [...journalFindings(dead), ...doubledOrders(dead.truth)];

function journalFindings({ dataDir, truth }: Dead): readonly string[] {
  const folder = join(dataDir, 'rehearsal', `binance-${ofKind[truth.kind].market.toLowerCase()}-custom`);
  const opened = openJournal({
    file: join(folder, readdirSync(folder).find((each) => each.endsWith('.sqlite')) ?? ''),
    logId: 'unused',
    bootId: 'inspection',
    app: 'test',
    workspace: 'live',
    groupCommitMs: 5,
    telemetryMs: 250,
    genesis: null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const journal = opened.value;
  const trades = journaledTrades(journal);
  const isWhole = journal.verify().ok;
  journal.close();
  return [
    ...(isWhole ? [] : ['the journal is not whole']),
    ...truth.trades().flatMap(({ id, symbol, clientOrderId }) => {
      const times = trades.filter((each) => each === `${symbol}:${id}`).length;
      return times === 1
        ? []
        : [`every fill journaled once: ${symbol}:${id} of ${clientOrderId} is there ${times} times`];
    }),
  ];
}

function doubledOrders(truth: AccountTruth): readonly string[] {
  const ids = truth.everSent();
  return [...new Set(ids)].flatMap((id) => {
    const times = ids.filter((each) => each === id).length;
    return times > 1 ? [`no order doubled: ${id} is there ${times} times`] : [];
  });
}
