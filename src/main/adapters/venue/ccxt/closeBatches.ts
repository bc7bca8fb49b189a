/**
 * Emergency closes of one turn, five to a request: a stop of a hundred positions is twenty requests.
 * 1. Each order is answered as if it had been sent alone: an element that was refused is a refusal of that order only.
 * 2. A batch without a readable answer, or an element that cannot be read, is an unknown outcome of each order concerned (RC-24).
 */
import { z } from 'zod';
import { readFailure, unanswered, type CallError } from './callError.ts';
import type { CallOptions, RequestLine } from './requestLine.ts';
import type { VenueParams, VenueReply, VenueRequest } from './venueExchange.ts';

/** Most orders the venue takes in one request. */
export const CLOSES_IN_BATCH = 5;
/** Status the venue gives to the same refusal of a single order. */
const REFUSED = 400;

type Line = Pick<RequestLine, 'call' | 'note'>;
type Row = Readonly<Record<string, string | number>>;

interface Waiting {
  readonly request: VenueRequest;
  readonly options: CallOptions;
  readonly resolve: (reply: VenueReply) => void;
  readonly reject: (error: unknown) => void;
}

const elementSchema = z.union([
  z.object({ code: z.union([z.int(), z.string()]), msg: z.string() }),
  z.looseObject({ clientOrderId: z.string() }),
]);

export class CloseBatches {
  readonly #line: Line;
  #waiting: Waiting[] = [];

  constructor(line: Line) {
    this.#line = line;
  }

  /** Sends the order with its neighbors as soon as the turn is over; answered as by the line. Rejects with CallError only. */
  place(request: VenueRequest, options: CallOptions): Promise<VenueReply> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, options, resolve, reject });
      if (this.#waiting.length === 1) queueMicrotask(() => this.#flush());
    });
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < all.length; from += CLOSES_IN_BATCH) this.#send(all.slice(from, from + CLOSES_IN_BATCH));
  }

  #send(batch: readonly Waiting[]): void {
    const [first, ...others] = batch;
    if (first === undefined) return;
    const { request, options } = first;
    // One alone keeps its tag, so that it can be taken back while it waits.
    if (others.length === 0) {
      this.#line.call(request, options).then(first.resolve, first.reject);
      return;
    }
    const { tag: _tag, ...shared } = options;
    const onSent = (): void => {
      for (const each of batch) each.options.onSent?.();
    };
    this.#line.call(batchRequest(batch.map((each) => each.request)), { ...shared, onSent }).then(
      (reply) => this.#settle(batch, reply),
      (error: unknown) => {
        for (const each of batch) each.reject(error);
      },
    );
  }

  #settle(batch: readonly Waiting[], { body, headers }: VenueReply): void {
    const elements: readonly unknown[] = Array.isArray(body) && body.length === batch.length ? body : [];
    for (const [index, { request, resolve, reject }] of batch.entries()) {
      const failed = failureOf(elements[index], request);
      if (failed === null) resolve({ body: elements[index], headers });
      else reject(this.#line.note(failed));
    }
  }
}

function failureOf(element: unknown, { params = {} }: VenueRequest): CallError | null {
  const parsed = elementSchema.safeParse(element);
  if (!parsed.success) return unanswered(new Error('The answer to the batch does not tell of the order'));
  const { data } = parsed;
  if ('code' in data) return readFailure({ status: REFUSED, headers: {}, body: JSON.stringify(data) }, null);
  return data.clientOrderId === params['newClientOrderId']
    ? null
    : unanswered(new Error('The answer to the batch tells of another order'));
}

/** The time window belongs to the request, all else to its orders. */
function batchRequest(requests: readonly VenueRequest[]): VenueRequest {
  const recvWindow = requests[0]?.params?.['recvWindow'];
  return {
    api: 'fapiPrivate',
    method: 'POST',
    path: 'batchOrders',
    params: {
      batchOrders: requests.map(({ params = {} }) => rowOf(params)),
      ...(recvWindow === undefined ? {} : { recvWindow }),
    },
  };
}

const rowOf = (params: VenueParams): Row =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      name === 'recvWindow' || typeof value === 'object' ? [] : [[name, value] as const],
    ),
  );
