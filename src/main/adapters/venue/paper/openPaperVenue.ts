/**
 * The simulated venue (PF-01 to PF-05): the matching engine behind the delays of a real one. Synchronous, driven by the clock and by market
 * events; the same seed and the same events give the same answers, byte for byte. Funding and liquidation are not simulated.
 */
import type { Clock } from '../../../ports/clock.ts';
import type { MarketEvent } from '../../../ports/marketFeed.ts';
import type { AccountEvent, PaperState, VenueCapabilities, VenueClient } from '../../../ports/venue.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { Money } from '../../../../shared/values/money.ts';
import type { DepthLevel } from './bookDepth.ts';
import { MatchingEngine } from './matchingEngine.ts';
import { OrderLine } from './orderLine.ts';
import { seededJitter } from './seededJitter.ts';
import type { QuietRange } from './symbolLane.ts';
import type { VenueConditions } from './venueConditions.ts';
import { VenueVoice } from './venueVoice.ts';

export interface PaperVenueOptions {
  /** How the desk calls it. */
  readonly name: string;
  /** Fees are the instruments' own. */
  readonly instruments: readonly Instrument[];
  readonly clock: Clock;
  readonly settings: { readonly latencyMs: number; readonly maxLeverage: number };
  readonly seed: string;
  /** Working orders (OPEN, PARTIAL) rest again, positions and balance are taken over. */
  readonly state: PaperState;
  readonly market: 'SPOT' | 'PERP';
  /** One above the number of the last trade id the book has seen; 1 for a new book. */
  readonly nextTrade: number;
  /** A heartbeat of the account stream this often; without it there is none, as a venue in the same process needs none. */
  readonly heartbeatMs?: number;
}

export interface PaperVenue extends VenueClient, VenueConditions {
  /** To be called before the engine sees the event. */
  onMarket(event: MarketEvent): void;
  /** Recorded book of a symbol, best level first: taker orders of the next second walk it (PF-02). */
  onDepth(symbol: SymbolName, bids: readonly DepthLevel[], asks: readonly DepthLevel[]): void;
  /** Strictly between these two prices nothing that rests in the symbol reacts; infinite where nothing rests. */
  quietRange(symbol: SymbolName): QuietRange;
  /** Adds an external flow to the wallet: the start equity of a new paper book. */
  credit(amount: Money): void;
  /** A deposit or, below zero, a withdrawal: the wallet changes and the account stream says so. */
  transfer(amount: Money, note: string): void;
}

/** Questions travel faster than orders: they skip the matching queue. */
const QUESTION_SHARE = 1 / 5;

/** Opens the venue on the desk's committed record. */
export function openPaperVenue(options: PaperVenueOptions): PaperVenue {
  const { clock, settings, market, seed } = options;
  const voice = new VenueVoice(clock);
  const emit = (event: AccountEvent): void => voice.tell(event);
  const engine = new MatchingEngine({ ...options, maxLeverage: settings.maxLeverage, emit });
  const line = new OrderLine(clock);
  let latencyMs = settings.latencyMs;
  if (options.heartbeatMs !== undefined) voice.beat(options.heartbeatMs, () => latencyMs);
  const questionMs = (): number => Math.ceil(latencyMs * QUESTION_SHARE);
  const orderMs = (request: string): number => latencyMs + seededJitter(seed, request, latencyMs);
  return {
    name: options.name,
    capabilities: capabilitiesOf(market),
    instruments: () => options.instruments,
    place: (terms, answer) => {
      const id = terms.clientOrderId;
      line.sendOrder(id, orderMs(`place|${id}`), () => engine.arrive(terms, voice.answering(answer)));
    },
    cancel: (id, symbol, answer) =>
      line.sendAbout(id, orderMs(`cancel|${id}`), () => engine.cancel(id, symbol, voice.answering(answer))),
    query: (id, symbol, answer) =>
      line.sendAbout(id, questionMs(), () => voice.answering(answer)(engine.find(id, symbol))),
    snapshot: (answer) => line.send(questionMs(), () => voice.answering(answer)(engine.snapshot())),
    onAccount: (listener) => voice.listen(listener),
    onMarket: (event) => engine.onMarket(event),
    onDepth: (symbol, bids, asks) => engine.onDepth(symbol, bids, asks),
    quietRange: (symbol) => engine.quietRange(symbol),
    credit: (amount) => engine.credit(amount),
    transfer: (amount, note) => {
      engine.credit(amount);
      emit({ kind: 'transfer', amount, note });
    },
    setLatency: (ms) => {
      latencyMs = ms ?? settings.latencyMs;
    },
    setSilent: (silent) => voice.setSilent(silent),
  };
}

const capabilitiesOf = (market: 'SPOT' | 'PERP'): VenueCapabilities => ({
  reduceOnly: market === 'PERP',
  restingStop: true,
  reduceOnlyExempt: market === 'PERP',
  market,
  simulated: true,
  realMoney: false,
  deadMansSwitch: null,
});
