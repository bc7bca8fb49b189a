/**
 * The live venue as the engine sees it: one client for the whole session, whatever stands behind it. Keys can be stored, replaced and removed while
 * the desk runs.
 * 1. Nothing behind it: orders are rejected, because they were never sent; questions are unknown.
 * 2. What was asked of a client that is taken away and never answered is unknown, and answered once (RC-24).
 * 3. Listeners outlive the client; a client that is taken away is said to be down first.
 */
import { isRehearsalVenue, type VenueAccount } from '../../../shared/model/venueAccount.ts';
import { venueName } from '../../../shared/model/venueName.ts';
import type { ClientOrderId, SymbolName } from '../../../shared/values/ids.ts';
import type { OrderTerms } from '../../../shared/model/order.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import type {
  AccountEvent,
  CancelAnswer,
  LiveVenue,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueCapabilities,
  VenueClient,
} from '../../ports/venue.ts';

type Listener = (event: AccountEvent) => void;
type Answer<Value> = (answer: Value) => void;

const AWAY = 'The venue is not connected.';
const TAKEN = 'The connection to the venue was replaced before it answered.';
const unknown = { kind: 'unknown', text: AWAY } as const;

export class SwitchableVenue implements VenueClient {
  private inner: LiveVenue | null = null;
  private configured: VenueAccount | null = null;
  private unlisten = (): void => undefined;
  private readonly listeners = new Set<Listener>();
  /** Settles what the present client has not answered yet. */
  private readonly open = new Set<() => void>();

  get name(): string {
    return this.inner?.name ?? (this.configured === null ? 'live venue' : venueName(this.configured));
  }

  get capabilities(): VenueCapabilities {
    return this.inner?.capabilities ?? unconnected(this.configured);
  }

  /** The account that was set up; without one the live book has no venue at all. */
  get account(): VenueAccount | null {
    return this.configured;
  }

  get current(): LiveVenue | null {
    return this.inner;
  }

  configure(account: VenueAccount | null): void {
    this.configured = account;
  }

  /** Puts another client behind the engine, or none; the one before is closed when this resolves. No reason: nobody is left to hear it. */
  async replace(next: LiveVenue | null, why: string | null): Promise<void> {
    const before = this.inner;
    this.unlisten();
    this.unlisten = () => undefined;
    if (before !== null && why !== null) this.tell({ kind: 'connection', state: 'down', text: why });
    this.inner = next;
    const left = [...this.open];
    this.open.clear();
    if (next !== null) this.listenTo(next);
    await before?.close().catch(() => undefined);
    for (const settle of left) settle();
  }

  instruments(): readonly Instrument[] {
    return this.inner?.instruments() ?? [];
  }

  place(terms: OrderTerms, answer: Answer<PlaceAnswer>): void {
    if (this.inner === null) return answer({ kind: 'rejected', code: 'VENUE_NOT_CONNECTED', text: AWAY });
    this.inner.place(terms, this.once(answer, { kind: 'unknown', text: TAKEN }));
  }

  cancel(id: ClientOrderId, symbol: SymbolName, answer: Answer<CancelAnswer>): void {
    if (this.inner === null) return answer(unknown);
    this.inner.cancel(id, symbol, this.once(answer, { kind: 'unknown', text: TAKEN }));
  }

  query(id: ClientOrderId, symbol: SymbolName, answer: Answer<QueryAnswer>): void {
    if (this.inner === null) return answer(unknown);
    this.inner.query(id, symbol, this.once(answer, { kind: 'unknown', text: TAKEN }));
  }

  snapshot(answer: Answer<SnapshotAnswer>, urgent?: boolean): void {
    if (this.inner === null) return answer(unknown);
    this.inner.snapshot(this.once(answer, { kind: 'unknown', text: TAKEN }), urgent);
  }

  armSwitch(symbol: SymbolName, timeoutMs: number, answer: Answer<boolean>): void {
    if (this.inner?.armSwitch === undefined) return answer(false);
    this.inner.armSwitch(symbol, timeoutMs, this.once(answer, false));
  }

  onAccount(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private listenTo(next: LiveVenue): void {
    this.unlisten = next.onAccount((event) => this.tell(event));
    // One that was up before anybody listened says so once more.
    if (next.link().state === 'up') this.tell({ kind: 'connection', state: 'up', text: `${next.name} is connected.` });
  }

  private tell(event: AccountEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Hands on the first of both: the client's own answer, or the word that none came. */
  private once<Value>(answer: Answer<Value>, lost: NoInfer<Value>): Answer<Value> {
    let isAnswered = false;
    const first = (value: Value): void => {
      if (isAnswered) return;
      isAnswered = true;
      this.open.delete(settle);
      answer(value);
    };
    const settle = (): void => first(lost);
    this.open.add(settle);
    return first;
  }
}

/** What is known of an account without asking its venue; what is not known is not there. */
const unconnected = (account: VenueAccount | null): VenueCapabilities => ({
  market: account?.market ?? 'PERP',
  simulated: false,
  realMoney: account === null || !isRehearsalVenue(account),
  reduceOnly: account?.market !== 'SPOT',
  restingStop: false,
  reduceOnlyExempt: false,
  deadMansSwitch: null,
});
