import { beforeEach, describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { UsdmTranslator } from '../../../../../../src/main/adapters/venue/ccxt/stream/usdm/usdmTranslator.ts';
import { symbolName } from '../../../../../../src/shared/values/ids.ts';
import { toWire } from '../../../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { usdmMessage } from '../../../../../support/userMessages.ts';

const STOP = 'app-a-0001';
const CHILD = '8886774010';
const START = 1_763_820_300_000;
let stream: UsdmTranslator;

const at = (ms: number) => unixMs(START + ms);
const algo = (X: string, fields: Record<string, unknown> = {}, ms = 0) =>
  toWire(stream.take(usdmMessage('ALGO_UPDATE.NEW', { X, ...fields }), at(ms)));
/** What the order does that the stop became. */
const child = (fields: Record<string, unknown> = {}, ms = 0) =>
  toWire(
    stream.take(
      usdmMessage('ORDER_TRADE_UPDATE.TRADE.filled', {
        i: CHILD,
        c: 'algo_x9',
        S: 'SELL',
        o: 'MARKET',
        l: '0.010',
        z: '0.010',
        ...fields,
      }),
      at(ms),
    ),
  );
const owners = (events: readonly unknown[]) =>
  events.map((event) => (event as { fill?: { clientOrderId: string } }).fill?.clientOrderId ?? 'none');

beforeEach(() => {
  stream = new UsdmTranslator(
    {
      symbolOf: () => symbolName('BTC/USDT:USDT'),
      currency: 'USDT',
      rateOf: () => null,
      learnNumber: () => undefined,
      report: () => undefined,
    },
    new AccountMoves('USDT'),
  );
});

describe('UsdmTranslator: stops', () => {
  it('tells a waiting stop once', () => {
    expect(algo('NEW')).toEqual([
      {
        kind: 'working',
        order: {
          terms: {
            clientOrderId: STOP,
            symbol: 'BTC/USDT:USDT',
            side: 'SELL',
            type: 'STOP_MARKET',
            quantity: '0.01',
            limitPrice: null,
            triggerPrice: '82000',
            timeInForce: 'GTC',
            reduceOnly: true,
            postOnly: false,
          },
          venueOrderId: '2146760',
          status: 'OPEN',
          filledQuantity: '0',
        },
      },
    ]);
    expect(algo('NEW')).toEqual([]);
  });

  it('says that an order without a quantity waits', () => {
    expect(algo('NEW', { q: '0', cp: true })).toEqual([
      { kind: 'setupChanged', text: 'An order that closes the whole position waits on BTC/USDT:USDT.' },
    ]);
  });

  it('tells what the triggered order does under the id of the stop', () => {
    algo('NEW');
    algo('TRIGGERING');
    expect(algo('TRIGGERED', { ai: CHILD })).toEqual([]);
    expect(child()).toMatchObject([{ kind: 'fill', fill: { clientOrderId: STOP } }]);
    expect(algo('FINISHED', { ai: CHILD, aq: '0.010' })).toEqual([]);
    expect(stream.isMissing(at(10_000))).toBe(false);
    expect(stream.due(at(60_000))).toEqual([]);
  });

  it('knows the order by the client id of the stop when its number never comes', () => {
    algo('NEW');
    algo('TRIGGERING');
    algo('TRIGGERED', { ai: '' });
    expect(owners(child({ c: STOP }))).toEqual([STOP]);
    expect(stream.due(at(60_000))).toEqual([]);
  });

  it('knows the order of a stop that was placed before the connection', () => {
    expect(owners(child({ c: STOP }))).toEqual([STOP]);
    expect(algo('TRIGGERED', { ai: CHILD })).toEqual([]);
  });

  it('keeps an execution that came before TRIGGERED until that names its stop', () => {
    algo('NEW');
    algo('TRIGGERING');
    expect(child({ l: '0.004', z: '0.004', X: 'PARTIALLY_FILLED', t: 1 })).toEqual([]);
    expect(child({ l: '0.006', t: 2 })).toEqual([]);
    expect(owners(algo('TRIGGERED', { ai: CHILD }, 100))).toEqual([STOP, STOP]);
  });

  it('keeps the execution of a conditional order even before TRIGGERING', () => {
    algo('NEW');
    expect(child({ ot: 'STOP_MARKET' })).toEqual([]);
    expect(owners(algo('TRIGGERED', { ai: CHILD }, 100))).toEqual([STOP]);
  });

  it('asks for the number when the venue leaves it empty', () => {
    algo('NEW');
    algo('TRIGGERING');
    child();
    algo('TRIGGERED', { ai: '' }, 50);
    expect(stream.openQuestions(at(399))).toEqual([]);
    expect(stream.openQuestions(at(400))).toEqual([STOP]);
    expect(owners(toWire(stream.learnChild(STOP, CHILD, at(500))))).toEqual([STOP]);
    expect(stream.openQuestions(at(2_000))).toEqual([]);
  });

  it('tells the execution under its own id when nobody names its stop in time', () => {
    algo('NEW');
    algo('TRIGGERING');
    child();
    expect(stream.due(at(2_999))).toEqual([]);
    expect(owners(stream.due(at(3_000)))).toEqual(['algo_x9']);
  });

  it('lets an own order go on that is as large as a triggering stop, once the stop has its number', () => {
    algo('NEW');
    algo('TRIGGERING');
    expect(child({ i: 42, c: 'own-exit' })).toEqual([]);
    expect(owners(algo('TRIGGERED', { ai: CHILD }, 50))).toEqual(['own-exit']);
  });

  it('does not keep what another order does', () => {
    algo('NEW');
    expect(owners(child({ i: 42, c: 'own-exit' }))).toEqual(['own-exit']);
    algo('TRIGGERING');
    expect(owners(child({ i: 43, c: 'own-buy', S: 'BUY', t: 5 }))).toEqual(['own-buy']);
    expect(owners(child({ i: 44, c: 'own-half', q: '0.005', t: 6 }))).toEqual(['own-half']);
  });

  it('tells the end of the order as the end of the stop', () => {
    algo('NEW');
    algo('TRIGGERED', { ai: CHILD });
    expect(child({ x: 'EXPIRED', X: 'EXPIRED', l: '0', z: '0', er: '2' })).toMatchObject([
      { kind: 'order', clientOrderId: STOP, status: 'EXPIRED' },
    ]);
  });

  it('asks for executions that FINISHED counts and nobody told', () => {
    algo('NEW');
    algo('FINISHED', { ai: CHILD, aq: '0.010' });
    expect(stream.isMissing(at(500))).toBe(true);
  });

  it.each([
    ['CANCELED', '', ''],
    ['EXPIRED', '', ''],
    ['REJECTED', 'Reduce Only reject', 'Refused when it triggered: Reduce Only reject.'],
    ['REJECTED', '', 'Refused when it triggered.'],
  ])('tells the end %s with "%s" once', (X, rm, text) => {
    algo('NEW');
    expect(algo(X, { rm })).toEqual([{ kind: 'order', clientOrderId: STOP, venueOrderId: '2146760', status: X, text }]);
    expect(algo(X, { rm })).toEqual([]);
    expect(algo('NEW')).toEqual([]);
  });

  it('says once that a trigger takes too long', () => {
    algo('NEW');
    algo('TRIGGERING', {}, 1_000);
    expect(stream.due(at(6_000))).toEqual([]);
    const text = `The stop ${STOP} on BTC/USDT:USDT has been triggering for 5 s and is not filled; the position may be unprotected.`;
    expect(stream.due(at(6_001))).toEqual([{ kind: 'setupChanged', text }]);
    expect(stream.due(at(20_000))).toEqual([]);
  });

  it('says it too when the order is named and does nothing', () => {
    algo('NEW');
    algo('TRIGGERED', { ai: CHILD });
    expect(stream.due(at(5_001))).toMatchObject([{ kind: 'setupChanged' }]);
  });

  it('does not say it of a limit order, which may rest after its trigger', () => {
    algo('NEW', { o: 'STOP' });
    algo('TRIGGERED', { o: 'STOP', ai: CHILD });
    expect(stream.due(at(60_000))).toEqual([]);
  });

  it('reads the empty amounts that some updates carry', () => {
    expect(algo('CANCELED', { aq: '', ai: '0', q: null })).toMatchObject([{ status: 'CANCELED' }]);
  });
});
