/**
 * What every real venue does alike behind the port: each question goes to the part that answers it, and what came of it to whoever asked. The parts
 * answer whatever happens and never reject.
 */
import type { OrderTerms } from '../../../../shared/model/order.ts';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import { venueName } from '../../../../shared/model/venueName.ts';
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import type { AccountEvent, CancelAnswer, PlaceAnswer, QueryAnswer, SnapshotAnswer } from '../../../ports/venue.ts';
import type { AccountVoice } from './accountVoice.ts';

export interface VenueFrontParts {
  readonly account: VenueAccount;
  readonly session: { readonly line: { takeBackEntries(): void } };
  readonly voice: AccountVoice;
  readonly orders: {
    place(terms: OrderTerms): Promise<PlaceAnswer>;
    cancel(id: ClientOrderId, symbol: SymbolName): Promise<CancelAnswer>;
  };
  readonly questions: { query(id: ClientOrderId, symbol: SymbolName): Promise<QueryAnswer> };
  readonly reader: { snapshot(): Promise<SnapshotAnswer>; urgentSnapshot(): Promise<SnapshotAnswer> };
}

export class VenueFront {
  /** As the trader reads it. */
  readonly name: string;
  readonly #parts: VenueFrontParts;

  constructor(parts: VenueFrontParts) {
    this.#parts = parts;
    this.name = venueName(parts.account);
  }

  place(terms: OrderTerms, answer: (answer: PlaceAnswer) => void): void {
    void this.#parts.orders.place(terms).then(answer);
  }

  cancel(id: ClientOrderId, symbol: SymbolName, answer: (answer: CancelAnswer) => void): void {
    void this.#parts.orders.cancel(id, symbol).then(answer);
  }

  query(id: ClientOrderId, symbol: SymbolName, answer: (answer: QueryAnswer) => void): void {
    void this.#parts.questions.query(id, symbol).then(answer);
  }

  /** An urgent one goes before everything, and takes every entry back that still waits. */
  snapshot(answer: (answer: SnapshotAnswer) => void, urgent = false): void {
    const { reader, session } = this.#parts;
    if (urgent) session.line.takeBackEntries();
    void (urgent ? reader.urgentSnapshot() : reader.snapshot()).then(answer);
  }

  onAccount(listener: (event: AccountEvent) => void): () => void {
    return this.#parts.voice.listen(listener);
  }
}
