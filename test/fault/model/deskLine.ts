/**
 * The line of one session to the truth: latency, lost requests and answers, and a stream that loses, repeats, reorders and falls silent. It keeps the
 * promise of the venue port as the real adapter does: a fill that an answer counts was told before that answer.
 */
import type {
  AccountEvent,
  CancelAnswer,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueClient,
} from '../../../src/main/ports/venue.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import type { OrderTerms } from '../../../src/shared/model/order.ts';
import type { ClientOrderId, SymbolName } from '../../../src/shared/values/ids.ts';
import { money } from '../../../src/shared/values/money.ts';
import { unixMs, type UnixMs } from '../../../src/shared/values/time.ts';
import type { Seeded } from './seeded.ts';
import type { TruthVenue } from './truthVenue.ts';

/** Shares of calls and events that go wrong; all zero is a perfect line. */
export interface LineFaults {
  readonly requestLost: number;
  readonly answerLost: number;
  readonly rejected: number;
  readonly partial: number;
  readonly slow: number;
  readonly eventLost: number;
  readonly eventTwice: number;
  readonly eventLate: number;
}

export const NO_FAULTS: LineFaults = {
  requestLost: 0,
  answerLost: 0,
  rejected: 0,
  partial: 0,
  slow: 0,
  eventLost: 0,
  eventTwice: 0,
  eventLate: 0,
};

export interface LineState {
  faults: LineFaults;
  /** No request arrives. */
  down: boolean;
  /** Nothing of the stream arrives. */
  silent: boolean;
}

interface LineOptions {
  readonly truth: TruthVenue;
  readonly clock: Clock;
  readonly random: Seeded;
  readonly state: LineState;
  readonly symbols: readonly SymbolName[];
  /** Fills from then on are told before the first answer (SM-19). */
  readonly since: UnixMs;
  /** Ends with the process of the desk. */
  readonly isAlive: () => boolean;
}

interface Call {
  /** The answer counts fills. */
  readonly counts?: boolean;
  /** Called when it is on the wire. */
  readonly leaves?: () => void;
}

const LATENCY_MS = 50;
const SLOW_MS = 4_000;
const LOST = { kind: 'unknown', text: 'no answer' } as const;

export class DeskLine implements VenueClient {
  readonly name = 'model';
  readonly capabilities: VenueClient['capabilities'];
  /** Every order that left, whether it arrived or not. */
  readonly placed: OrderTerms[] = [];
  readonly #options: LineOptions;
  readonly #told = new Set<string>();
  #listener: (event: AccountEvent) => void = () => undefined;

  constructor(options: LineOptions) {
    this.#options = options;
    const isPerp = options.truth.market === 'PERP';
    this.capabilities = {
      reduceOnly: isPerp,
      restingStop: true,
      reduceOnlyExempt: isPerp,
      market: options.truth.market,
      simulated: false,
      realMoney: false,
      deadMansSwitch: null,
    };
    options.truth.onEvent((event) => this.#stream(event));
  }

  instruments = () => [];

  place(terms: OrderTerms, answer: (answer: PlaceAnswer) => void): void {
    const { random, state, truth } = this.#options;
    const isRejected = random.chance(state.faults.rejected);
    const part = random.chance(state.faults.partial) ? 0.5 : null;
    const work = (): PlaceAnswer =>
      isRejected
        ? { kind: 'rejected', code: '-1015', text: 'Too many new orders.' }
        : truth.place(terms, terms.type === 'MARKET' ? part : null);
    this.#run<PlaceAnswer>(answer, work, { leaves: () => void this.placed.push(terms) });
  }

  cancel(id: ClientOrderId, _: SymbolName, answer: (answer: CancelAnswer) => void): void {
    this.#run<CancelAnswer>(answer, () => this.#options.truth.cancel(id));
  }

  query(id: ClientOrderId, _: SymbolName, answer: (answer: QueryAnswer) => void): void {
    this.#run<QueryAnswer>(answer, () => this.#options.truth.query(id), { counts: true });
  }

  snapshot(answer: (answer: SnapshotAnswer) => void): void {
    const { truth, clock, symbols } = this.#options;
    const work = (): SnapshotAnswer => ({
      kind: 'snapshot',
      venueTime: clock.now(),
      ...truth.account(),
      balance: money(truth.balance()),
      setup:
        truth.market === 'SPOT'
          ? null
          : {
              positionMode: 'ONE_WAY',
              canTrade: true,
              symbols: symbols.map((symbol) => ({ symbol, leverage: 1, marginMode: 'ISOLATED' })),
            },
    });
    this.#run<SnapshotAnswer>(answer, work, { counts: true });
  }

  onAccount(listener: (event: AccountEvent) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  /** The sign of life of a stream that is up. */
  beat(): void {
    const { state } = this.#options;
    if (!state.silent && !state.down) this.#listener({ kind: 'heartbeat', weightUsed: 0.01, probeMs: LATENCY_MS });
  }

  /** Leaves after the turn that asked; half the way there, the work, half the way back; what is counted there was told before. */
  #run<Answer>(
    answer: (given: Answer | typeof LOST) => void,
    work: () => Answer,
    { counts = false, leaves = (): void => undefined }: Call = {},
  ): void {
    const { clock, random, state, isAlive } = this.#options;
    const { faults } = state;
    const isLostThere = random.chance(faults.requestLost);
    const isLostBack = random.chance(faults.answerLost);
    const wayMs = (random.chance(faults.slow) ? SLOW_MS : LATENCY_MS) / 2;
    const back = (given: Answer | typeof LOST, missed: readonly AccountEvent[]): void => {
      clock.schedule(unixMs(clock.now() + wayMs), () => {
        if (!isAlive()) return;
        if (given !== LOST) for (const each of missed) this.#tell(each);
        answer(given);
      });
    };
    const arrive = (): void => {
      if (state.down || isLostThere) return back(LOST, []);
      const given = work();
      back(isLostBack ? LOST : given, counts ? this.#missed() : []);
    };
    clock.schedule(clock.now(), () => {
      if (!isAlive()) return;
      leaves();
      clock.schedule(unixMs(clock.now() + wayMs), arrive);
    });
  }

  /** Fills of the account's own history. */
  #missed(): readonly AccountEvent[] {
    const { truth, since } = this.#options;
    return truth.trades.filter((fill) => fill.venueTime >= since).map((fill) => ({ kind: 'fill', fill }));
  }

  #stream(event: AccountEvent): void {
    const { random, state, clock, isAlive } = this.#options;
    const { faults } = state;
    if (state.silent || state.down || random.chance(faults.eventLost)) return;
    const times = random.chance(faults.eventTwice) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const wayMs = random.chance(faults.eventLate) ? 50 + random.below(1_500) : LATENCY_MS / 2;
      clock.schedule(unixMs(clock.now() + wayMs), () => {
        if (isAlive()) this.#tell(event);
      });
    }
  }

  /** The adapter tells each fill once per session. */
  #tell(event: AccountEvent): void {
    if (event.kind === 'fill') {
      if (this.#told.has(event.fill.tradeId)) return;
      this.#told.add(event.fill.tradeId);
    }
    this.#listener(event);
  }
}
