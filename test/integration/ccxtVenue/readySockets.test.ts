/** Connections that an emergency stop needs are open before it: it opens none itself. */
import { afterEach, expect, it } from 'vitest';
import { cancelAt, snapshotAt } from '../../support/askVenue.ts';
import { until } from '../../support/eventually.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';

const ORDERS = 30;
/** Three questions of the plan and a cancel for each order; nothing is held. */
const HELD = 3 + ORDERS;

let opened: SimulatedAccount | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const restingId = (place: number): string => `rest-${place}`;

/** An account in which somebody has orders that rest, and an answer that takes long enough for all to be under way at once. */
async function withOrders(count = ORDERS): Promise<SimulatedAccount> {
  opened = await openSimulatedAccount({
    market: 'PERP',
    before: ({ foreign, faults }) => {
      for (let place = 0; place < count; place += 1)
        foreign.place('usdm', {
          symbol: 'BTCUSDT',
          side: 'BUY',
          type: 'LIMIT',
          timeInForce: 'GTC',
          quantity: '0.01',
          price: '50000',
          newClientOrderId: restingId(place),
        });
      faults.latency({ ms: 40 });
    },
  });
  return opened;
}

const pings = ({ simulator }: SimulatedAccount): number =>
  simulator.requests.filter(({ path, status }) => path === '/fapi/v1/ping' && status === 200).length;

it('holds a connection for every request of the stop, and the stop opens none', async () => {
  const account = await withOrders();
  await snapshotAt(account.venue);
  await until(() => pings(account) === HELD);
  // A round trip that began later is over: so are these.
  await snapshotAt(account.venue);
  const before = account.simulator.accepted();
  expect(before).toBeGreaterThanOrEqual(HELD);
  const answers = await Promise.all(
    Array.from({ length: ORDERS }, (_, place) => cancelAt(account.venue, restingId(place), 'BTC/USDT:USDT')),
  );
  expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['canceled']));
  expect(account.simulator.accepted()).toBe(before);
});

it('holds as many as a hundred positions and a hundred orders need, and no more than 128', async () => {
  const account = await withOrders(140);
  await snapshotAt(account.venue);
  await until(() => pings(account) === 128);
  await snapshotAt(account.venue);
  expect(pings(account)).toBe(128);
});

it('asks no more often than idle connections need it', async () => {
  const account = await withOrders();
  for (let look = 0; look < 3; look += 1) await snapshotAt(account.venue);
  await until(() => pings(account) >= HELD);
  expect(pings(account)).toBe(HELD);
});
