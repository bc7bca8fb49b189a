/** Money that was not earned by trading, and funding: each is told once, whether its message comes, comes late, comes twice or never (RC-25, ME-01, EB-14). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountEvent, SnapshotAnswer } from '../../../src/main/ports/venue.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { placeAt, snapshotAt } from '../../support/askVenue.ts';
import { until } from '../../support/eventually.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';

const MONEY: ReadonlySet<AccountEvent['kind']> = new Set(['funding', 'transfer']);

let opened: SimulatedAccount;
beforeEach(async () => {
  opened = await openSimulatedAccount({ market: 'PERP' });
});
afterEach(() => opened.close());

const moneyIn = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'funding' || event.kind === 'transfer' ? [`${event.kind} ${decimalText(event.amount)}`] : [],
  );
const told = (): readonly string[] => moneyIn(opened.events);
const ups = (): number => opened.events.filter((event) => event.kind === 'connection' && event.state === 'up').length;
const recordsAsked = (): number => opened.simulator.requests.filter(({ path }) => path === '/fapi/v1/income').length;
/** Long 0.02 BTC at 60,000.1: a rate of 0.0001 costs 0.12 of the mark of 60,000. */
const buy = () => placeAt(opened.venue, { clientOrderId: 'B-1', quantity: '0.02' });
const deposit = (amount: string): void => opened.simulator.foreign.deposit('usdm', 'USDT', amount);

async function reconnect(): Promise<void> {
  const before = ups();
  opened.simulator.streams.user.disconnect(1006);
  await until(() => ups() > before);
}

describe('funding whose message was lost', () => {
  it('is told before the next snapshot, though the stream stands', async () => {
    await buy();
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    opened.simulator.payFunding('BTCUSDT');
    await snapshotAt(opened.venue);
    expect(told()).toEqual(['funding -0.12']);
    await snapshotAt(opened.venue);
    await reconnect();
    expect(told()).toEqual(['funding -0.12']);
  });

  it('is told though a fill was told after it', async () => {
    await buy();
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    opened.simulator.payFunding('BTCUSDT');
    opened.simulator.streams.user.silence(false);
    await placeAt(opened.venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.03' });
    await until(() => opened.events.some((event) => event.kind === 'fill' && event.fill.clientOrderId === 'S-1'));
    await snapshotAt(opened.venue);
    expect(told()).toEqual(['funding -0.12']);
  });
});

describe('a transfer whose message was lost', () => {
  it.each(['250', '-250'])('is told before the next snapshot: %s', async (amount) => {
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    deposit(amount);
    const { balance } = await snapshotAt(opened.venue);
    expect(decimalText(balance)).toBe(opened.simulator.usdm.wallet());
    expect(told()).toEqual([`transfer ${amount}`]);
    await snapshotAt(opened.venue);
    await reconnect();
    expect(told()).toEqual([`transfer ${amount}`]);
  });

  it('is told after a reconnect', async () => {
    opened.simulator.streams.user.silence(true);
    deposit('250');
    opened.simulator.streams.user.silence(false);
    await reconnect();
    expect(told()).toEqual(['transfer 250']);
  });

  it('is told beside another of the same size whose message came', async () => {
    await snapshotAt(opened.venue);
    deposit('250');
    await until(() => told().length === 1);
    opened.simulator.streams.user.silence(true);
    deposit('250');
    await snapshotAt(opened.venue);
    expect(told()).toEqual(['transfer 250', 'transfer 250']);
    await reconnect();
    expect(told()).toEqual(['transfer 250', 'transfer 250']);
  });

  it('is told though a fill was told after it', async () => {
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    deposit('250');
    opened.simulator.streams.user.silence(false);
    await buy();
    await until(() => opened.events.some((event) => event.kind === 'fill'));
    await snapshotAt(opened.venue);
    expect(told()).toEqual(['transfer 250']);
  });
});

describe('money whose message comes', () => {
  it('late is not told again', async () => {
    await buy();
    await snapshotAt(opened.venue);
    opened.simulator.foreign.setIsolated('BTCUSDT', true);
    opened.simulator.streams.user.delay(300);
    deposit('250');
    opened.simulator.payFunding('BTCUSDT');
    await snapshotAt(opened.venue);
    expect(told()).toEqual(['funding -0.12', 'transfer 250']);
    // The stream keeps its order: with the order, what is late has come.
    await placeAt(opened.venue, { clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.01' });
    await until(() => opened.events.some((event) => event.kind === 'working'));
    expect(told()).toEqual(['funding -0.12', 'transfer 250']);
  });

  it('twice is told once', async () => {
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.duplicate(5);
    deposit('250');
    await until(() => told().length > 0);
    await snapshotAt(opened.venue);
    await reconnect();
    expect(told()).toEqual(['transfer 250']);
  });

  it('asks no record where all that happened was told', async () => {
    const { venue, events, simulator } = opened;
    simulator.foreign.setIsolated('BTCUSDT', true);
    await snapshotAt(venue);
    const before = recordsAsked();
    await buy();
    simulator.payFunding('BTCUSDT');
    deposit('250');
    await placeAt(venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.05' });
    await until(() => events.filter((event) => event.kind === 'fill').length === 2 && told().length === 2);
    const asked = simulator.requests.filter(({ path }) => path === '/fapi/v1/userTrades').length;
    await snapshotAt(venue);
    await snapshotAt(venue);
    expect(recordsAsked()).toBe(before);
    expect(simulator.requests.filter(({ path }) => path === '/fapi/v1/userTrades')).toHaveLength(asked);
  });
});

describe('the record of money', () => {
  it('is not asked for what lost fills explain', async () => {
    await buy();
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    const before = recordsAsked();
    await placeAt(opened.venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.05' });
    await placeAt(opened.venue, { clientOrderId: 'B-2', quantity: '0.04' });
    await snapshotAt(opened.venue);
    expect(opened.events.filter(({ kind }) => kind === 'fill')).toHaveLength(3);
    await snapshotAt(opened.venue);
    expect(recordsAsked()).toBe(before);
  });

  it('that cannot be read keeps no snapshot, and is asked again', async () => {
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    deposit('250');
    const works = opened.simulator.faults.add({ kind: 'html', status: 502 }, { path: '/fapi/v1/income', times: 99 });
    await snapshotAt(opened.venue);
    expect(told()).toEqual([]);
    works();
    await reconnect();
    expect(told()).toEqual(['transfer 250']);
  });

  it('is not asked by an emergency stop', async () => {
    await buy();
    await snapshotAt(opened.venue);
    opened.simulator.streams.user.silence(true);
    deposit('250');
    opened.simulator.payFunding('BTCUSDT');
    const before = opened.simulator.requests.length;
    await new Promise<SnapshotAnswer>((resolve) => opened.venue.snapshot(resolve, true));
    const asked = opened.simulator.requests
      .slice(before)
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('/ping'));
    expect(asked.toSorted()).toEqual(['/fapi/v1/openAlgoOrders', '/fapi/v1/openOrders', '/fapi/v3/positionRisk']);
    expect(opened.events.filter(({ kind }) => MONEY.has(kind))).toEqual([]);
  });

  it('is no record on spot: what moved in silence stays a balance that nothing explains', async () => {
    const spot = await openSimulatedAccount({ market: 'SPOT', simulator: { spotBalances: { USDT: '10000' } } });
    try {
      await snapshotAt(spot.venue);
      spot.simulator.streams.user.silence(true);
      spot.simulator.foreign.deposit('spot', 'USDT', '250');
      expect(decimalText((await snapshotAt(spot.venue)).balance)).toBe('10250');
      spot.simulator.streams.user.silence(false);
      spot.simulator.foreign.deposit('spot', 'USDT', '70');
      await until(() => moneyIn(spot.events).length > 0);
      await snapshotAt(spot.venue);
      expect(moneyIn(spot.events)).toEqual(['transfer 70']);
    } finally {
      await spot.close();
    }
  });
});
