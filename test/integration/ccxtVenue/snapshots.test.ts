/** What a snapshot counts was told before it (RC-25): fills the stream lost, fills of the time before the start, stops that became orders. */
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountEvent, SnapshotAnswer } from '../../../src/main/ports/venue.ts';
import { decimalText, toWire } from '../../../src/shared/values/decimal.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { cancelAt, placeAt, queryAt, snapshotAt } from '../../support/askVenue.ts';
import { until } from '../../support/eventually.ts';
import {
  openSimulatedAccount,
  type SimulatedAccount,
  type SimulatedAccountOptions,
} from '../../support/simulatedAccount.ts';

const SYMBOL = 'BTC/USDT:USDT';

let opened: SimulatedAccount | null = null;
async function open(options: SimulatedAccountOptions): Promise<SimulatedAccount> {
  opened = await openSimulatedAccount(options);
  return opened;
}
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const fillsOf = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'fill' ? [`${event.fill.clientOrderId} ${event.fill.side} ${decimalText(event.fill.quantity)}`] : [],
  );

/** Throws where the venue gives none. */
async function urgentSnapshotAt({ venue }: SimulatedAccount) {
  const answer = await new Promise<SnapshotAnswer>((resolve) => venue.snapshot(resolve, true));
  if (answer.kind !== 'snapshot') throw new Error(answer.text);
  return answer;
}

describe('an urgent snapshot', () => {
  it('does not wait for one that is under way', async () => {
    const account = await open({ market: 'PERP' });
    await placeAt(account.venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await snapshotAt(account.venue);
    account.simulator.faults.add({ kind: 'hold' }, { path: '/fapi/v3/balance' });
    const stuck: SnapshotAnswer[] = [];
    account.venue.snapshot((answer) => stuck.push(answer));
    const { positions, setup } = await urgentSnapshotAt(account);
    expect(stuck).toEqual([]);
    expect(positions.map((each) => decimalText(each.quantity))).toEqual(['0.02']);
    expect(setup?.positionMode).toBe('ONE_WAY');
  });

  it('takes the wallet as it was read last, and asks for it where it never was', async () => {
    const account = await open({ market: 'PERP' });
    const asked = () => account.simulator.requests.filter(({ path }) => path === '/fapi/v3/balance').length;
    const before = asked();
    const first = await urgentSnapshotAt(account);
    expect(asked()).toBe(before + 1);
    const second = await urgentSnapshotAt(account);
    expect(asked()).toBe(before + 1);
    expect(decimalText(second.balance)).toBe(decimalText(first.balance));
    await snapshotAt(account.venue);
    expect(asked()).toBe(before + 2);
  });

  it('tells the fills first that the stream lost', async () => {
    const account = await open({ market: 'PERP' });
    await snapshotAt(account.venue);
    account.simulator.streams.user.silence(true);
    await placeAt(account.venue, { clientOrderId: 'B-1', quantity: '0.02' });
    expect(fillsOf(account.events)).toEqual([]);
    await urgentSnapshotAt(account);
    expect(fillsOf(account.events)).toEqual(['B-1 BUY 0.02']);
  });

  it('does not wait for fills that cannot be had', async () => {
    const account = await open({ market: 'PERP' });
    await snapshotAt(account.venue);
    account.simulator.streams.user.silence(true);
    await placeAt(account.venue, { clientOrderId: 'B-1', quantity: '0.02' });
    account.simulator.faults.add({ kind: 'hold' }, { path: '/fapi/v1/userTrades' });
    const { positions } = await urgentSnapshotAt(account);
    expect(positions.map((each) => decimalText(each.quantity))).toEqual(['0.02']);
  });

  it('is unknown where the venue does not tell', async () => {
    const account = await open({ market: 'PERP' });
    account.simulator.faults.add({ kind: 'error', name: 'usdm.backendTimeout408' }, { path: '/fapi/v3/positionRisk' });
    await expect(urgentSnapshotAt(account)).rejects.toThrow(/[Tt]imeout/);
  });
});

describe('a snapshot', () => {
  it('carries the offset of a quick question for the time, however long itself took (EB-10)', async () => {
    const { venue, simulator } = await open({ market: 'PERP' });
    await snapshotAt(venue);
    simulator.faults.add({ kind: 'hold', ms: 1_500 }, { path: '/fapi/v3/balance' });
    const askedAt = Date.now();
    const { venueTime, clockOffsetMs } = await snapshotAt(venue);
    // The two clocks are one: by the middle of the snapshot they would be some 750 ms apart.
    expect(venueTime - (askedAt + Date.now()) / 2).toBeLessThan(-500);
    expect(Math.abs(clockOffsetMs ?? Number.NaN)).toBeLessThan(200);
  });

  it('tells the fills first that the stream lost', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    await snapshotAt(venue);
    simulator.streams.user.silence(true);
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    expect(fillsOf(events)).toEqual([]);
    const { positions } = await snapshotAt(venue);
    expect(fillsOf(events)).toEqual(['B-1 BUY 0.02']);
    expect(toWire(positions)).toEqual([
      { symbol: SYMBOL, quantity: '0.02', averageEntry: '60000.1', leg: 'NET', liquidationPrice: null },
    ]);
  });

  it('tells the fills that the stream lost, though they cancel each other out', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    await snapshotAt(venue);
    simulator.streams.user.silence(true);
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await placeAt(venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02' });
    const { positions } = await snapshotAt(venue);
    expect({ positions, told: fillsOf(events) }).toEqual({ positions: [], told: ['B-1 BUY 0.02', 'S-1 SELL 0.02'] });
  });

  it('tells a round trip made elsewhere that the stream lost: it cost fees', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    await snapshotAt(venue);
    simulator.streams.user.silence(true);
    const order = { symbol: 'BTCUSDT', type: 'MARKET', quantity: '0.02' };
    simulator.foreign.place('usdm', { ...order, side: 'BUY', newClientOrderId: 'phone-1' });
    simulator.foreign.place('usdm', { ...order, side: 'SELL', newClientOrderId: 'phone-2' });
    await snapshotAt(venue);
    expect(fillsOf(events)).toEqual(['phone-1 BUY 0.02', 'phone-2 SELL 0.02']);
  });

  it('tells what an order that works on has filled, though the position is back where it was', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    await placeAt(venue, { clientOrderId: 'L-1', limitPrice: '59900', quantity: '0.05' });
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.01' });
    await snapshotAt(venue);
    simulator.streams.user.silence(true);
    simulator.setBook('BTCUSDT', { bids: [['59890', '5']], asks: [['59900', '0.02']] });
    simulator.setPrice('BTCUSDT', '60000');
    await placeAt(venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02' });
    const { orders, positions } = await snapshotAt(venue);
    expect(orders.map((each) => decimalText(each.filledQuantity))).toEqual(['0.02']);
    expect(positions.map((each) => decimalText(each.quantity))).toEqual(['0.01']);
    expect(fillsOf(events)).toEqual(['B-1 BUY 0.01', 'L-1 BUY 0.02', 'S-1 SELL 0.02']);
  });

  it('asks for no fills where all that happened was told', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    await placeAt(venue, { clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.01' });
    await snapshotAt(venue);
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await placeAt(venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02' });
    await placeAt(venue, { clientOrderId: 'P-1', triggerPrice: '70000', quantity: '0.02' });
    await cancelAt(venue, 'P-1', SYMBOL);
    await until(() => events.some((event) => event.kind === 'order'));
    const asked = () => simulator.requests.filter(({ path }) => path === '/fapi/v1/userTrades').length;
    const before = asked();
    await snapshotAt(venue);
    expect(asked()).toBe(before);
  });

  it('tells the fills of the time before the start under our ids', async () => {
    const { events } = await open({
      market: 'PERP',
      before: (simulator) => {
        const order = { symbol: 'BTCUSDT', side: 'BUY', type: 'MARKET', quantity: '0.03', newClientOrderId: 'N-7' };
        simulator.foreign.place('usdm', order);
      },
    });
    expect(fillsOf(events)).toEqual(['N-7 BUY 0.03']);
  });

  it('tells the fill of a stop under the id of the stop, though the stream lost all of it', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    const stop = {
      clientOrderId: 'P-1',
      side: 'SELL',
      triggerPrice: '59000',
      quantity: '0.02',
      reduceOnly: true,
    } as const;
    await placeAt(venue, stop);
    await snapshotAt(venue);
    simulator.streams.user.silence(true);
    simulator.setPrice('BTCUSDT', '58900');
    const { positions, orders } = await snapshotAt(venue);
    expect({ positions, orders }).toEqual({ positions: [], orders: [] });
    expect(fillsOf(events)).toEqual(['B-1 BUY 0.02', 'P-1 SELL 0.02']);
    expect(await queryAt(venue, 'P-1', SYMBOL)).toMatchObject({
      kind: 'found',
      order: { status: 'FILLED', terms: { clientOrderId: 'P-1', type: 'STOP_MARKET' } },
    });
  });

  it('tells nothing twice, whichever way it comes', async () => {
    const { venue, simulator, events } = await open({ market: 'PERP' });
    simulator.streams.user.delay(100);
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await snapshotAt(venue);
    await queryAt(venue, 'B-1', SYMBOL);
    await placeAt(venue, { clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.01' });
    // The stream keeps its order: with the second order, the late fill of the first has come.
    await until(() => events.some((event) => event.kind === 'working'));
    expect(fillsOf(events)).toEqual(['B-1 BUY 0.02']);
  });

  it('names both legs of hedge mode, and orders address a leg', async () => {
    const { venue, simulator } = await open({
      market: 'PERP',
      before: ({ foreign }) => {
        foreign.setHedgeMode(true);
        foreign.openPosition('BTCUSDT', { amount: '0.02', price: '60000', side: 'LONG' });
        foreign.openPosition('BTCUSDT', { amount: '-0.01', price: '60000', side: 'SHORT' });
      },
    });
    const { positions, setup } = await snapshotAt(venue);
    expect(setup?.positionMode).toBe('HEDGE');
    expect(positions.map((each) => `${each.leg} ${decimalText(each.quantity)}`)).toEqual(['LONG 0.02', 'SHORT -0.01']);
    const close = { clientOrderId: 'ES-1-BTC-L-1', side: 'SELL', quantity: '0.02', reduceOnly: true } as const;
    expect(await placeAt(venue, close)).toMatchObject({ kind: 'accepted' });
    expect(simulator.usdm.position('BTCUSDT', 'LONG')).toBeUndefined();
    expect(simulator.usdm.position('BTCUSDT', 'SHORT')?.amount).toBe('-0.01');
  });

  it('leaves legacy holdings of spot out of position and balance', async () => {
    const { venue } = await open({
      market: 'SPOT',
      simulator: { spotBalances: { USDT: '10000', BTC: '1.5' } },
      legacy: { BTC: quantity('1.5'), USDT: quantity('4000') },
    });
    const before = await snapshotAt(venue);
    expect(toWire({ positions: before.positions, balance: before.balance })).toEqual({
      positions: [],
      balance: '6000',
    });
    await placeAt(venue, { clientOrderId: 'B-1', symbol: 'BTC/USDT', quantity: '0.01' });
    const after = await snapshotAt(venue);
    // A thousandth of what was bought is the fee, taken in the base asset.
    expect(after.positions.map((each) => decimalText(each.quantity))).toEqual(['0.00999']);
  });

  it('is unknown while the venue does not answer', async () => {
    const { venue, simulator } = await open({ market: 'PERP' });
    simulator.faults.add({ kind: 'html', status: 502 }, { path: '/fapi/v3/positionRisk' });
    await expect(snapshotAt(venue)).rejects.toThrow(/502 Bad Gateway|HTTP 502/);
  });
});
