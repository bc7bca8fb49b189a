/** A venue that is spoken to through the library's unified methods, behind the port. */
import type { MissingCapability } from '../../../../shared/model/missingCapability.ts';
import { isRehearsalVenue } from '../../../../shared/model/venueAccount.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { KeyReport, LiveVenue, VenueCapabilities, VenueLink } from '../../../ports/venue.ts';
import { VenueFront, type VenueFrontParts } from '../ccxt/venueFront.ts';
import type { UnifiedClock } from './unifiedClock.ts';
import { UnifiedFailure } from './unifiedLine.ts';
import type { UnifiedOrders } from './unifiedOrders.ts';
import type { UnifiedSession } from './unifiedSession.ts';

export interface UnifiedVenueParts extends Omit<VenueFrontParts, 'questions'> {
  readonly missing: readonly MissingCapability[];
  readonly session: UnifiedSession;
  readonly orders: UnifiedOrders;
  readonly clock: UnifiedClock;
  readonly state: LinkWords;
  /** Whether a stream says when there is news. */
  readonly isStreaming: () => boolean;
  readonly spacingUsed: () => number;
  /** Reads the rules of the venue again. Rejects with UnifiedFailure. */
  readonly readMarkets: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How the link does, in words. */
export interface LinkWords {
  state: VenueLink['state'];
  text: string;
}

export class UnifiedVenue extends VenueFront implements LiveVenue {
  readonly capabilities: VenueCapabilities;
  readonly #parts: UnifiedVenueParts;

  constructor(parts: UnifiedVenueParts) {
    super({ ...parts, questions: parts.orders });
    this.#parts = parts;
    const { market, reduceOnly, reduceOnlyExempt, stopParam } = parts.session.capabilities;
    this.capabilities = {
      market,
      reduceOnly,
      restingStop: stopParam !== null,
      reduceOnlyExempt,
      simulated: false,
      realMoney: !isRehearsalVenue(parts.account),
      // The library's countdown covers the whole account and would take the stops of other symbols along (ES-13).
      deadMansSwitch: null,
    };
  }

  instruments(): readonly Instrument[] {
    const { symbols, table } = this.#parts.session;
    return symbols.flatMap((symbol) => table().get(symbol)?.instrument ?? []);
  }

  /** Only whether the key is taken: the library has no question for its rights (RC-03). */
  async checkKey(): Promise<KeyReport> {
    const { session, state } = this.#parts;
    try {
      await session.line.call({ method: 'fetchBalance', args: [], lane: 'RECONCILE' });
      if (state.state === 'refused') Object.assign(state, { state: 'up', text: 'The venue accepts the key again' });
      return { ...NOT_TOLD, valid: true, findings: ['The venue accepts the key.', RIGHTS] };
    } catch (error) {
      const isRefused = error instanceof UnifiedFailure && error.kind === 'AUTH';
      const said = error instanceof UnifiedFailure ? `${error.call.facts.code} '${error.message}'` : String(error);
      return isRefused
        ? { ...NOT_TOLD, valid: false, findings: [`The venue refuses the key: ${said}.`] }
        : { ...NOT_TOLD, valid: null, findings: [said] };
    }
  }

  link(): VenueLink {
    const { session, clock, state, isStreaming, spacingUsed, missing } = this.#parts;
    const news = isStreaming() ? 'News come by stream.' : 'The account is asked every two seconds.';
    return {
      state: state.state,
      text: state.state === 'up' ? `${news} ${PACE}` : state.text,
      ...session.line.figures,
      weightUsed: session.line.figures.lastUsedAt === null ? null : spacingUsed(),
      ordersUsed: null,
      waiting: session.line.waiting(),
      clockOffsetMs: clock.offsetMs,
      roundTripMs: clock.roundTripMs,
      missing,
    };
  }

  /** A failure leaves what was read before, which grows old and is then refused (RC-04). */
  async refresh(): Promise<void> {
    const { readMarkets, session, clock } = this.#parts;
    try {
      await readMarkets();
      if (session.capabilities.clock) await clock.probe(session.line);
    } catch (error) {
      session.logger.warn('The rules of the venue could not be read again', { text: String(error) });
    }
  }

  close(): Promise<void> {
    Object.assign(this.#parts.state, { state: 'closed', text: 'Closed' });
    return this.#parts.close();
  }
}

const NOT_TOLD = { canTrade: null, canWithdraw: null, canTransfer: null, ipRestricted: null } as const;
const RIGHTS = 'The exchange library has no question for what a key may do: rights are not determinable.';
const PACE = 'Requests are spaced by the exchange library, because the limits of the venue are not known.';
