/** A venue with a bad line: wraps any other and spoils the next calls as told. Faults never live in a venue itself. */
import type {
  AccountEvent,
  CancelAnswer,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueClient,
} from '../../src/main/ports/venue.ts';
import type { Clock } from '../../src/main/ports/clock.ts';
import { unixMs } from '../../src/shared/values/time.ts';

type VenueCall = 'place' | 'cancel' | 'query' | 'snapshot';

type VenueFault =
  /** The request arrives and has its effect; its answer is reported as unknown. */
  | { readonly kind: 'answerLost' }
  /** The request never arrives; reported as unknown after the delay. */
  | { readonly kind: 'requestLost'; readonly afterMs: number }
  /** The request leaves late. */
  | { readonly kind: 'delayed'; readonly byMs: number }
  /** Orders only: refused without having reached the inner venue. */
  | { readonly kind: 'rejected'; readonly code: string; readonly text: string };

export interface FaultyVenue extends VenueClient {
  /** Queues a fault for the next call of its kind that has none yet. */
  spoilNext(call: VenueCall, fault: VenueFault): void;
  /** Holds account events back until `resumeStream`, as a silent stream does. */
  silenceStream(): void;
  resumeStream(): void;
  /** Calls made so far, in order: "place A-1", "cancel A-1", "snapshot". */
  readonly calls: readonly string[];
}

interface Unknown {
  readonly kind: 'unknown';
  readonly text: string;
}
const LOST: Unknown = { kind: 'unknown', text: 'The answer was lost.' };

/** Wraps a venue; without faults it behaves exactly like the inner one. */
export function faultyVenue(inner: VenueClient, clock: Clock): FaultyVenue {
  const faults: Faults = { place: [], cancel: [], query: [], snapshot: [] };
  const calls: string[] = [];
  const stream = createHeldStream(inner);
  const run = createRunner(faults, clock);
  return {
    name: inner.name,
    capabilities: inner.capabilities,
    calls,
    instruments: () => inner.instruments(),
    place: (terms, answer) => {
      calls.push(`place ${terms.clientOrderId}`);
      const fault = faults.place[0];
      if (fault?.kind !== 'rejected') return run<PlaceAnswer>('place', answer, (done) => inner.place(terms, done));
      faults.place.shift();
      const { code, text } = fault;
      clock.schedule(clock.now(), () => answer({ kind: 'rejected', code, text }));
    },
    cancel: (id, symbol, answer) => {
      calls.push(`cancel ${id}`);
      run<CancelAnswer>('cancel', answer, (done) => inner.cancel(id, symbol, done));
    },
    query: (id, symbol, answer) => {
      calls.push(`query ${id}`);
      run<QueryAnswer>('query', answer, (done) => inner.query(id, symbol, done));
    },
    snapshot: (answer) => {
      calls.push('snapshot');
      run<SnapshotAnswer>('snapshot', answer, (done) => inner.snapshot(done));
    },
    spoilNext: (call, fault) => faults[call].push(fault),
    ...stream,
  };
}

type Faults = Record<VenueCall, VenueFault[]>;
type Sender<Answer> = (done: (given: Answer) => void) => void;

/** Runs one call with the fault that is due for it. */
function createRunner(faults: Faults, clock: Clock) {
  const later = (afterMs: number, work: () => void): void => {
    clock.schedule(unixMs(clock.now() + afterMs), work);
  };
  return <Answer>(call: VenueCall, answer: (given: Answer | Unknown) => void, send: Sender<Answer>): void => {
    const fault = faults[call].shift();
    if (fault === undefined || fault.kind === 'rejected') return send(answer);
    if (fault.kind === 'delayed') return later(fault.byMs, () => send(answer));
    if (fault.kind === 'requestLost') return later(fault.afterMs, () => answer(LOST));
    return send(() => answer(LOST));
  };
}

/** Account events that can be held back and are then delivered in order. */
function createHeldStream(inner: VenueClient): Pick<FaultyVenue, 'onAccount' | 'silenceStream' | 'resumeStream'> {
  const held: (() => void)[] = [];
  let isSilent = false;
  return {
    onAccount: (listener) =>
      inner.onAccount((event: AccountEvent) => {
        if (isSilent) held.push(() => listener(event));
        else listener(event);
      }),
    silenceStream: () => {
      isSilent = true;
    },
    resumeStream: () => {
      isSilent = false;
      for (const deliver of held.splice(0)) deliver();
    },
  };
}
