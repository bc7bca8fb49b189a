/** One venue under test as the cards use it: sends, asks, prints prices and remembers what the account stream said. */
import { expect } from 'vitest';
import type {
  AccountEvent,
  CancelAnswer,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueClient,
} from '../../src/main/ports/venue.ts';
import { decimalText, ZERO } from '../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../src/shared/values/ids.ts';
import { buildTerms, type TermsWire } from '../support/buildOrder.ts';

export interface VenueHarness {
  /**
   * A perpetual venue: BTC/USDT:USDT with tick 0.1, lot 0.001, minimum notional 5, leverage cap 3; 10,000 USDT, flat, no orders. Or a spot venue:
   * BTC/USDT with the same rules, 30,000 USDT and a bitcoin to sell that is not the desk's.
   */
  readonly venue: VenueClient;
  /** Prints a trade; the quote is then one tick around it. It starts at 60,000. */
  print(last: string): Promise<void>;
  /** Waits until every request sent so far is answered and its account events are delivered. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** What each market trades. */
export const SYMBOLS = { PERP: 'BTC/USDT:USDT', SPOT: 'BTC/USDT' } as const;

export class CardDesk {
  readonly events: AccountEvent[] = [];
  readonly harness: VenueHarness;
  readonly symbol: string;
  /** Spot has no reduce-only orders. */
  readonly isPerp: boolean;

  constructor(harness: VenueHarness) {
    const { market } = harness.venue.capabilities;
    this.harness = harness;
    this.symbol = SYMBOLS[market];
    this.isPerp = market === 'PERP';
    harness.venue.onAccount((event) => this.events.push(event));
  }

  /** Sends without waiting; the answers collect in the list returned. */
  send(overrides: Partial<TermsWire>): PlaceAnswer[] {
    const answers: PlaceAnswer[] = [];
    this.harness.venue.place(buildTerms({ symbol: this.symbol, ...overrides }), (answer) => answers.push(answer));
    return answers;
  }

  async place(overrides: Partial<TermsWire>): Promise<PlaceAnswer | undefined> {
    const answers = this.send(overrides);
    await this.harness.settle();
    expect(answers).toHaveLength(1);
    return answers[0];
  }

  sendCancel(id: string): CancelAnswer[] {
    const answers: CancelAnswer[] = [];
    this.harness.venue.cancel(clientOrderId(id), symbolName(this.symbol), (answer) => answers.push(answer));
    return answers;
  }

  async query(id: string): Promise<QueryAnswer | undefined> {
    const answers: QueryAnswer[] = [];
    this.harness.venue.query(clientOrderId(id), symbolName(this.symbol), (answer) => answers.push(answer));
    await this.harness.settle();
    return answers[0];
  }

  async snapshot(): Promise<Extract<SnapshotAnswer, { kind: 'snapshot' }>> {
    const answers: SnapshotAnswer[] = [];
    this.harness.venue.snapshot((answer) => answers.push(answer));
    await this.harness.settle();
    const [answer] = answers;
    if (answer?.kind !== 'snapshot') throw new Error(`Expected a snapshot, found ${JSON.stringify(answer)}`);
    return answer;
  }

  async print(last: string): Promise<void> {
    await this.harness.print(last);
    await this.harness.settle();
  }

  fills(id: string) {
    return this.events.flatMap((event) =>
      event.kind === 'fill' && event.fill.clientOrderId === id ? [event.fill] : [],
    );
  }

  filled(id: string): string {
    return decimalText(this.fills(id).reduce((sum, fill) => sum.plus(fill.quantity), ZERO));
  }

  endings(id: string): string[] {
    return this.events.flatMap((event) => (event.kind === 'order' && event.clientOrderId === id ? [event.status] : []));
  }
}
