import { describe, expect, it } from 'vitest';
import { CallError, notSent, type CallFacts } from '../../../../../src/main/adapters/venue/ccxt/callError.ts';
import { CloseBatches } from '../../../../../src/main/adapters/venue/ccxt/closeBatches.ts';
import type { CallOptions } from '../../../../../src/main/adapters/venue/ccxt/requestLine.ts';
import type { VenueReply, VenueRequest } from '../../../../../src/main/adapters/venue/ccxt/venueExchange.ts';

const closeOf = (id: string): VenueRequest => ({
  api: 'fapiPrivate',
  method: 'POST',
  path: 'order',
  params: { symbol: 'BTCUSDT', side: 'SELL', quantity: '1', recvWindow: 3_000, newClientOrderId: id },
});
const rowOf = (id: string) => ({ symbol: 'BTCUSDT', side: 'SELL', quantity: '1', newClientOrderId: id });

/** A line that keeps what was sent and is answered by the test. */
function scriptedLine(answer: (request: VenueRequest) => Promise<VenueReply>) {
  const calls: { readonly request: VenueRequest; readonly options: CallOptions }[] = [];
  const noted: string[] = [];
  return {
    calls,
    noted,
    call: (request: VenueRequest, options: CallOptions) => {
      calls.push({ request, options });
      return answer(request);
    },
    note: (error: CallError) => {
      noted.push(error.facts.code);
      return error;
    },
  };
}

const saying = (body: unknown) => () => Promise.resolve({ body, headers: {} });

async function placeAll(batches: CloseBatches, ids: readonly string[]) {
  const placed = ids.map((id) => batches.place(closeOf(id), { lane: 'EMERGENCY', tag: id }));
  return Promise.all(
    placed.map((each) =>
      each.then(
        ({ body }) => body,
        (error: unknown) => (error instanceof CallError ? error.facts : error),
      ),
    ),
  );
}

describe('CloseBatches', () => {
  it('sends what one turn places five to a request, in order, with one time window', async () => {
    const line = scriptedLine(saying([]));
    await placeAll(new CloseBatches(line), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(line.calls.map(({ request }) => request)).toEqual([
      {
        api: 'fapiPrivate',
        method: 'POST',
        path: 'batchOrders',
        params: { batchOrders: ['a', 'b', 'c', 'd', 'e'].map(rowOf), recvWindow: 3_000 },
      },
      {
        api: 'fapiPrivate',
        method: 'POST',
        path: 'batchOrders',
        params: { batchOrders: ['f', 'g'].map(rowOf), recvWindow: 3_000 },
      },
    ]);
  });

  it('sends nothing before the turn is over', async () => {
    const line = scriptedLine(saying({ orderId: '1' }));
    const placed = new CloseBatches(line).place(closeOf('a'), { lane: 'EMERGENCY' });
    expect(line.calls).toEqual([]);
    await placed;
    expect(line.calls).toHaveLength(1);
  });

  it('sends one alone as it is, under its name', async () => {
    const line = scriptedLine(saying({ orderId: '1' }));
    expect(await placeAll(new CloseBatches(line), ['a'])).toEqual([{ orderId: '1' }]);
    expect(line.calls).toEqual([{ request: closeOf('a'), options: { lane: 'EMERGENCY', tag: 'a' } }]);
  });

  it('tells each order that it left', async () => {
    const left: string[] = [];
    const line = scriptedLine(saying([]));
    const batches = new CloseBatches({
      ...line,
      call: (request, options) => {
        options.onSent?.();
        return line.call(request, options);
      },
    });
    const placed = ['a', 'b'].map((id) =>
      batches.place(closeOf(id), { lane: 'EMERGENCY', onSent: () => void left.push(id) }).catch(() => null),
    );
    await Promise.all(placed);
    expect(left).toEqual(['a', 'b']);
  });

  it('answers a refused element as a refusal of that order only', async () => {
    const accepted = { orderId: '7', clientOrderId: 'a' };
    const line = scriptedLine(saying([accepted, { code: -2022, msg: 'ReduceOnly Order is rejected.' }]));
    const answers = await placeAll(new CloseBatches(line), ['a', 'b']);
    expect(answers).toEqual([accepted, expect.objectContaining({ outcome: 'refused', code: '-2022', status: 400 })]);
    expect(line.noted).toEqual(['-2022']);
  });

  it('keeps an element unknown whose code says that it may exist all the same', async () => {
    const body = [
      { code: -1007, msg: 'Timeout waiting for response from backend server.' },
      { orderId: '8', clientOrderId: 'b' },
    ];
    const [first, second] = await placeAll(new CloseBatches(scriptedLine(saying(body))), ['a', 'b']);
    expect(first).toMatchObject({ outcome: 'unknown', code: '-1007' });
    expect(second).toEqual(body[1]);
  });

  it.each<[string, unknown]>([
    ['is no list', { ok: true }],
    ['has another length', [{ orderId: '1', clientOrderId: 'a' }]],
    ['tells of other orders', [{ clientOrderId: 'b' }, { clientOrderId: 'a' }]],
    ['holds no orders', [1, null]],
  ])('takes an answer that %s for an unknown outcome of every order', async (_case, body) => {
    const answers = await placeAll(new CloseBatches(scriptedLine(saying(body))), ['a', 'b']);
    expect(answers).toEqual([
      expect.objectContaining({ outcome: 'unknown' }),
      expect.objectContaining({ outcome: 'unknown' }),
    ]);
  });

  it.each<[CallFacts['outcome'], CallError]>([
    ['notSent', notSent('BUDGET', 'Not sent')],
    [
      'unknown',
      new CallError('lost', {
        outcome: 'unknown',
        status: null,
        code: 'NO_ANSWER',
        html: false,
        retryAfterMs: null,
        headers: {},
      }),
    ],
  ])('fails every order of a batch that failed as %s', async (outcome, error) => {
    const line = scriptedLine(() => Promise.reject(error));
    expect(await placeAll(new CloseBatches(line), ['a', 'b'])).toEqual([
      expect.objectContaining({ outcome }),
      expect.objectContaining({ outcome }),
    ]);
    expect(line.noted).toEqual([]);
  });
});
