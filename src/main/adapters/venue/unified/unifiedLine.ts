/**
 * The one way of a call to the venue: waits in its lane, is handed to the library when the library has sent the one before, and is answered or fails.
 * One at a time enters the library's own spacing, because that keeps no order of urgency. Keeps the figures of the link.
 */
import type { BudgetLane } from '../../../ports/venue.ts';
import { SECOND_MS, type UnixMs } from '../../../../shared/values/time.ts';
import { budgetLanes } from '../ccxt/budget/budgetLanes.ts';
import { laneCounts } from '../ccxt/budget/laneCounts.ts';
import { notSent, type CallError } from '../ccxt/callError.ts';
import { AnswerTimer } from './answerTimer.ts';
import { readLibraryError, type LibraryFailure } from './readLibraryError.ts';
import type { UnifiedExchange, UnifiedMethod } from './unifiedExchange.ts';

export interface UnifiedCall {
  readonly method: UnifiedMethod;
  readonly args: readonly unknown[];
  readonly lane: BudgetLane;
  /** Whom the call is about, to take it back while it waits. */
  readonly tag?: string;
  /** Longest wait for the answer once it is sent. */
  readonly timeoutMs?: number;
  /** Called when it leaves, before the answer. */
  readonly onSent?: () => void;
}

interface Waiting extends UnifiedCall {
  /** Why it must not leave any more; null while it may. */
  takenBack: string | null;
  readonly until: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (failure: LibraryFailure) => void;
}

export interface UnifiedLineOptions {
  readonly exchange: UnifiedExchange;
  readonly now: () => UnixMs;
  /** Called with every failure. */
  readonly onFailure: (failure: LibraryFailure) => void;
}

/** A call that failed, with what the library's class says of it. */
export class UnifiedFailure extends Error {
  readonly kind: LibraryFailure['kind'];
  readonly call: CallError;

  constructor({ error, kind }: LibraryFailure) {
    super(error.message);
    this.name = 'UnifiedFailure';
    this.kind = kind;
    this.call = error;
  }
}

/** The venue, or the library for it, surely said no to the question itself: not to the key, not for being asked too often. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof UnifiedFailure &&
  error.kind === 'OTHER' &&
  error.call.facts.outcome !== 'unknown' &&
  !isLocal(error);

/** What never left because of our own line. */
const isLocal = ({ call }: UnifiedFailure): boolean => ['CLOSED', 'TAKEN_BACK', 'BUDGET'].includes(call.facts.code);

const CANCELED = 'Canceled while it waited for its turn';
const CLOSED = 'The venue was closed';
const ANSWER_MS = 10 * SECOND_MS;
/** An entry that waits longer is decided on stale prices. */
const LONGEST_WAIT_MS: Readonly<Record<BudgetLane, number>> = {
  EMERGENCY: 120 * SECOND_MS,
  REDUCE: 120 * SECOND_MS,
  RECONCILE: 30 * SECOND_MS,
  ENTRY: 2 * SECOND_MS,
  MARKET_DATA: 10 * SECOND_MS,
};

export class UnifiedLine {
  readonly #options: UnifiedLineOptions;
  readonly #waiting: Record<BudgetLane, Waiting[]> = {
    EMERGENCY: [],
    REDUCE: [],
    RECONCILE: [],
    ENTRY: [],
    MARKET_DATA: [],
  };
  /** In the library's own spacing, not sent yet. */
  #handing: Waiting | null = null;
  /** With the library, sent or not, and not answered. */
  readonly #underWay = new Map<Waiting, AnswerTimer>();
  #closed = false;
  #figures = { calls: 0, errors: 0, lastUsedAt: null as UnixMs | null, lastError: null as string | null };

  constructor(options: UnifiedLineOptions) {
    this.#options = options;
  }

  /** Rejects with UnifiedFailure only. */
  call(call: UnifiedCall): Promise<unknown> {
    return new Promise((resolve, fail) => {
      const reject = (failure: LibraryFailure): void => fail(new UnifiedFailure(failure));
      if (this.#closed) return reject(local('CLOSED', 'The venue is closed'));
      const until = performance.now() + LONGEST_WAIT_MS[call.lane];
      this.#waiting[call.lane].push({ ...call, takenBack: null, until, resolve, reject });
      this.#pump();
    });
  }

  /** Takes back a call that waits; it fails as not sent. */
  takeBack(tag: string): boolean {
    const item = budgetLanes.flatMap((lane) => this.#waiting[lane]).find((each) => each.tag === tag);
    if (item === undefined) return false;
    this.#remove(item);
    item.reject(local('TAKEN_BACK', CANCELED));
    return true;
  }

  /** Takes back a call that the library holds and has not sent. */
  takeBackHanded(tag: string): boolean {
    return this.#handing?.tag === tag && this.#revoke(this.#handing, CANCELED);
  }

  /** Takes back every entry that has not left: an emergency stop lets none of them leave (ES-01). */
  takeBackEntries(): void {
    const why = 'Taken back by the emergency stop while it waited for its turn';
    if (this.#handing?.lane === 'ENTRY') this.#revoke(this.#handing, why);
    for (const item of this.#waiting.ENTRY.splice(0)) item.reject(local('TAKEN_BACK', why));
  }

  get figures(): Readonly<{ calls: number; errors: number; lastUsedAt: UnixMs | null; lastError: string | null }> {
    return this.#figures;
  }

  waiting(): Readonly<Record<BudgetLane, number>> {
    return laneCounts(this.#waiting);
  }

  /** Every call fails at once: what was sent with an unknown outcome, all else as not sent. No timer is left. */
  close(): void {
    this.#closed = true;
    for (const lane of budgetLanes)
      for (const item of this.#waiting[lane].splice(0)) item.reject(local('CLOSED', CLOSED));
    if (this.#handing !== null) this.#revoke(this.#handing, CLOSED);
    for (const [item, timer] of this.#underWay)
      timer.giveUp(
        item === this.#handing ? notSent('CLOSED', CLOSED) : new Error('The venue was closed before it answered'),
      );
  }

  /** The library holds it already: it is stopped at the moment it would leave. */
  #revoke(item: Waiting, why: string): boolean {
    item.takenBack = why;
    return true;
  }

  #pump(): void {
    if (this.#handing !== null) return;
    const item = this.#next();
    if (item === null) return;
    this.#handing = item;
    void this.#run(item);
  }

  /** The most urgent; who has waited too long is sent away on the way. */
  #next(): Waiting | null {
    for (const lane of budgetLanes)
      for (;;) {
        const item = this.#waiting[lane].shift();
        if (item === undefined) break;
        if (item.until > performance.now()) return item;
        item.reject(local('BUDGET', 'Not sent: the venue takes requests more slowly than they came'));
      }
    return null;
  }

  #remove(item: Waiting): void {
    const lane = this.#waiting[item.lane];
    lane.splice(lane.indexOf(item), 1);
  }

  #handed(): void {
    this.#handing = null;
    this.#pump();
  }

  async #run(item: Waiting): Promise<void> {
    const { exchange, now } = this.#options;
    const timer = new AnswerTimer(item.timeoutMs ?? ANSWER_MS);
    this.#underWay.set(item, timer);
    let wasSent = false;
    const record = {
      status: null as number | null,
      body: '',
      sent: (): void => {
        if (wasSent) return;
        if (item.takenBack !== null) throw notSent('TAKEN_BACK', item.takenBack);
        wasSent = true;
        timer.start();
        item.onSent?.();
        this.#handed();
      },
    };
    try {
      const answer = await Promise.race([exchange.call(item.method, item.args, record), timer.late]);
      this.#figures.calls += 1;
      this.#figures.lastUsedAt = now();
      item.resolve(answer);
    } catch (thrown) {
      const { status, body } = record;
      const trace = timer.isOver ? { wasSent, status: null, body: '' } : { wasSent, status, body };
      item.reject(this.#noted(readLibraryError(exchange.errors, thrown, trace)));
    } finally {
      timer.stop();
      this.#underWay.delete(item);
      if (!wasSent) this.#handed();
    }
  }

  #noted(failure: LibraryFailure): LibraryFailure {
    const { error } = failure;
    this.#figures.lastUsedAt = this.#options.now();
    this.#options.onFailure(failure);
    if (error.facts.outcome === 'refused' && failure.kind !== 'LIMIT') this.#figures.calls += 1;
    else {
      this.#figures.errors += 1;
      this.#figures.lastError = `${error.facts.code}: ${error.message}`;
    }
    return failure;
  }
}

const local = (code: string, text: string): LibraryFailure => ({ error: notSent(code, text), kind: 'OTHER' });
