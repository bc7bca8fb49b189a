/** The account stream lost and back: what happened in between is told before "up" is (RC-25). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancelAt, placeAt, snapshotAt } from '../../support/askVenue.ts';
import { eventually, until } from '../../support/eventually.ts';
import { isToldWhole } from '../../support/isToldWhole.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';

const SYMBOL = 'BTC/USDT:USDT';

let opened: SimulatedAccount;
beforeEach(async () => {
  opened = await openSimulatedAccount({ market: 'PERP' });
});
afterEach(() => opened.close());

/** "up", "down", and fills by order, as told. */
const story = (): readonly string[] =>
  opened.events.flatMap((event) => {
    if (event.kind === 'connection') return [event.state];
    return event.kind === 'fill' ? [event.fill.clientOrderId as string] : [];
  });

describe('a lost account stream', () => {
  it('is said, and its fills are told before it is back', async () => {
    const { venue, simulator } = opened;
    expect(story()).toEqual(['up']);
    simulator.streams.user.refuse(true);
    simulator.streams.user.disconnect(1006);
    await until(() => venue.link().state === 'down');
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    simulator.streams.user.refuse(false);
    await eventually(() => expect(story()).toEqual(['up', 'down', 'B-1', 'up']));
    expect(venue.link().state).toBe('up');
  });

  it('hides no fill from a snapshot while it is away', async () => {
    const { venue, simulator } = opened;
    simulator.streams.user.refuse(true);
    simulator.streams.user.disconnect(1006);
    await until(() => venue.link().state === 'down');
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    // A round trip leaves the position as it was: only the venue's record tells of it.
    await placeAt(venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02', reduceOnly: true });
    expect((await snapshotAt(venue)).positions).toEqual([]);
    expect(story()).toEqual(['up', 'down', 'B-1', 'S-1']);
  });

  it('that repeats and reorders its messages tells everything once', async () => {
    const { venue, simulator } = opened;
    simulator.streams.user.duplicate(20);
    await placeAt(venue, { clientOrderId: 'B-1', quantity: '0.02' });
    await placeAt(venue, { clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.02' });
    simulator.streams.user.reverse(2);
    expect(await cancelAt(venue, 'L-1', SYMBOL)).toEqual({ kind: 'canceled' });
    await placeAt(venue, { clientOrderId: 'S-1', side: 'SELL', quantity: '0.02', reduceOnly: true });
    await until(() => isToldWhole(opened));
    expect(story().toSorted()).toEqual(['B-1', 'S-1', 'up']);
    expect(opened.events.filter((event) => event.kind === 'order')).toHaveLength(1);
  });
});
