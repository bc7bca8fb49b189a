/** What a dead desk's folder has that the venue has not, or the other way round: fills and ids. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../../src/main/adapters/sqlite/openJournal.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { journaledTrades } from '../model/journaled.ts';

interface Dead {
  readonly dataDir: string;
  readonly venue: VenueSimulator;
}

/** The journal is whole and has every fill once; the venue has seen every id once. */
export const diskFindings = (dead: Dead): readonly string[] => [...journalFindings(dead), ...doubledOrders(dead.venue)];

function journalFindings({ dataDir, venue }: Dead): readonly string[] {
  const folder = join(dataDir, 'rehearsal', 'binance-perp-custom');
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
    ...venue.usdm.trades().flatMap(({ id, symbol, clientOrderId }) => {
      const times = trades.filter((each) => each === `${symbol}:${id}`).length;
      return times === 1
        ? []
        : [`every fill journaled once: ${symbol}:${id} of ${clientOrderId} is there ${times} times`];
    }),
  ];
}

/** A stop that triggered becomes an order under its own id: that is one order, not two. */
function doubledOrders({ usdm }: VenueSimulator): readonly string[] {
  const children = new Set(usdm.algoOrders().map((each) => each.childOrderId));
  const ids = [
    ...usdm.orders().flatMap((each) => (children.has(each.orderId) ? [] : [each.clientOrderId])),
    ...usdm.algoOrders().map((each) => each.clientAlgoId),
  ];
  return [...new Set(ids)].flatMap((id) => {
    const times = ids.filter((each) => each === id).length;
    return times > 1 ? [`no order doubled: ${id} is there ${times} times`] : [];
  });
}
