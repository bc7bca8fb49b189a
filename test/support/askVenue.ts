/** A venue's answers as promises, for tests that wait for each. */
import type {
  CancelAnswer,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueClient,
} from '../../src/main/ports/venue.ts';
import { clientOrderId, symbolName } from '../../src/shared/values/ids.ts';
import { buildTerms, type TermsWire } from './buildOrder.ts';

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

export const placeAt = (venue: VenueClient, terms: Partial<TermsWire>): Promise<PlaceAnswer> =>
  new Promise((resolve) => venue.place(buildTerms(terms), resolve));

export const cancelAt = (venue: VenueClient, id: string, symbol: string): Promise<CancelAnswer> =>
  new Promise((resolve) => venue.cancel(clientOrderId(id), symbolName(symbol), resolve));

export const queryAt = (venue: VenueClient, id: string, symbol: string): Promise<QueryAnswer> =>
  new Promise((resolve) => venue.query(clientOrderId(id), symbolName(symbol), resolve));

/** Throws where the venue gives none. */
export async function snapshotAt(venue: VenueClient): Promise<Snapshot> {
  const answer = await new Promise<SnapshotAnswer>((resolve) => venue.snapshot(resolve));
  if (answer.kind !== 'snapshot') throw new Error(`Expected a snapshot, found ${answer.kind} '${answer.text}'`);
  return answer;
}
