/** Closes and stop moves on spot, from the command to the venue's own books: the engine, the real ccxt client, sockets, the venue simulator. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { until } from '../../support/eventually.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';
import { wiredEngine, type WiredEngine } from '../../support/wiredEngine.ts';

const BTC = symbolName('BTC/USDT');
/** Held before the desk: a sale that is not covered by what is ours would take it (SM-25). */
const LEGACY = '1';

let account: SimulatedAccount;
let engine: WiredEngine;

beforeEach(async () => {
  account = await openSimulatedAccount({
    market: 'SPOT',
    simulator: { spotBalances: { USDT: '30000', BTC: LEGACY } },
    legacy: { BTC: quantity(LEGACY) },
    before: (simulator) => simulator.foreign.payFeesInBnb(true),
  });
  account.simulator.foreign.deposit('spot', 'BNB', '10');
  engine = wiredEngine(account.venue);
  engine.tick('60000');
  await until(() => engine.state.durable.modeState.run === 'RUNNING');
  await hold('0.1', '59000');
});
afterEach(async () => {
  engine.close();
  await account.close();
});

const orders = () => account.simulator.spot.orders();
const working = () => orders().filter(({ status }) => status === 'NEW');
const position = () => engine.state.durable.books.LIVE.positions.get(BTC);
const btc = (): number => {
  const { free, locked } = account.simulator.spot.balance('BTC');
  return Number(free) + Number(locked);
};
/** Requests about orders that the venue refused. */
const refused = () =>
  account.simulator.requests.filter(({ path, status }) => path.endsWith('/order') && status !== null && status >= 400);

/** What the trader bought at the venue and the desk guards from now on. */
async function hold(size: string, stop: string): Promise<void> {
  account.simulator.foreign.place('spot', { symbol: 'BTCUSDT', side: 'BUY', type: 'MARKET', quantity: size });
  await until(() => {
    if (engine.state.live.breaker.asked === null) engine.compare();
    return engine.state.live.venue.foreignPositions.has(BTC);
  });
  const adopted = engine.run({
    name: 'resolveExternal',
    input: { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop },
  });
  expect(adopted).toMatchObject({ ok: true });
  await until(() => working().length === 1 && isGuardedAt(stop));
}

const isGuardedAt = (stop: string): boolean =>
  [...engine.state.durable.books.LIVE.orders.values()].some(
    (order) => order.role === 'STOP' && order.status === 'OPEN' && order.triggerPrice?.toFixed() === stop,
  );

describe('a desk on spot whose stop rests', () => {
  it('closes all of it, and nothing that was there before', async () => {
    expect(engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'ALL' } })).toMatchObject({ ok: true });
    await until(() => position() === undefined);
    expect(btc()).toBe(1);
    expect(working()).toEqual([]);
    expect(refused()).toEqual([]);
  });

  it('closes half of it, and the other half has its stop again', async () => {
    expect(engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'HALF' } })).toMatchObject({ ok: true });
    await until(() => position()?.quantity.equals('0.05') === true && working().length === 1 && isGuardedAt('59000'));
    expect(Number(working()[0]?.stopPrice)).toBe(59_000);
    expect(btc()).toBeCloseTo(1.05, 8);
    expect(refused()).toEqual([]);
  });

  it('moves its stop', async () => {
    expect(engine.run({ name: 'moveStop', input: { symbol: BTC, stop: '59500' } })).toMatchObject({ ok: true });
    await until(() => isGuardedAt('59500') && working().length === 1);
    expect(Number(working()[0]?.stopPrice)).toBe(59_500);
    expect(refused()).toEqual([]);
    expect(position()?.quantity.toFixed()).toBe('0.1');
  });
});
