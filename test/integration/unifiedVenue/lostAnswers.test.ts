/** Orders whose answer is lost, through either adapter: what is unknown stays unknown, and is settled by asking (RC-24). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountEvent, LiveVenue } from '../../../src/main/ports/venue.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { placeAt, queryAt } from '../../support/askVenue.ts';
import { eventually } from '../../support/eventually.ts';
import { openSimulatedAccount } from '../../support/simulatedAccount.ts';
import { openUnifiedSimulated } from '../../support/unifiedAccount.ts';
import type { Fault } from '../../support/venueSimulator/faults/fault.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

interface Opened {
  readonly simulator: VenueSimulator;
  readonly venue: LiveVenue;
  readonly events: readonly AccountEvent[];
  close(): Promise<void>;
}

const SYMBOL = 'BTC/USDT:USDT';
const ORDER = { method: 'POST', path: '/fapi/v1/order' };

const lost: readonly [string, Fault][] = [
  ['the socket is cut after it', { kind: 'loseAnswer' }],
  ['half of the body comes', { kind: 'halfBody' }],
  ['the body is no gzip', { kind: 'garbage' }],
  ['the body is empty', { kind: 'empty' }],
  ['the body names no order', { kind: 'emptyObject' }],
  ['the backend timed out', { kind: 'error', name: 'usdm.backendTimeout408', accepted: true }],
  ['the venue knows not', { kind: 'error', name: 'usdm.unknown503', accepted: true }],
  ['a gateway answers', { kind: 'html', status: 502, accepted: true }],
];

const adapters: readonly [string, { readonly open: () => Promise<Opened>; readonly mayComeMs: number }][] = [
  // Three seconds to travel, one to be visible.
  ['an adapter of its own', { open: () => openSimulatedAccount({ market: 'PERP' }), mayComeMs: 3_950 }],
  // Nothing is known of the venue's own limit.
  ['the unified methods', { open: () => openUnifiedSimulated({ market: 'PERP' }), mayComeMs: 9_900 }],
];

describe.each(adapters)('an order through %s', (_through, { open, mayComeMs }) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it.each(lost)('is unknown when %s, and found with its fills when asked for', async (_what, fault) => {
    opened.simulator.faults.add(fault, ORDER);
    expect(await placeAt(opened.venue, { clientOrderId: 'U-1' })).toMatchObject({ kind: 'unknown' });
    const found = await queryAt(opened.venue, 'U-1', SYMBOL);
    expect(found).toMatchObject({ kind: 'found', order: { status: 'FILLED', terms: { clientOrderId: 'U-1' } } });
    const fills = opened.events.flatMap((event) => (event.kind === 'fill' ? [event.fill] : []));
    expect(fills.map(({ clientOrderId, side }) => `${clientOrderId} ${side}`)).toEqual(['U-1 BUY']);
    expect(fills.map(({ quantity }) => decimalText(quantity))).toEqual(['0.1']);
    expect(opened.simulator.usdm.orders()).toHaveLength(1);
  });

  it('is called absent only when it cannot arrive any more', async () => {
    opened.simulator.faults.add({ kind: 'loseRequest' }, ORDER);
    const sentAt = performance.now();
    expect(await placeAt(opened.venue, { clientOrderId: 'U-1' })).toMatchObject({ kind: 'unknown' });
    expect(await queryAt(opened.venue, 'U-1', SYMBOL)).toMatchObject({ kind: 'unknown' });
    const ask = async (): Promise<void> =>
      expect(await queryAt(opened.venue, 'U-1', SYMBOL)).toEqual({ kind: 'absent' });
    await eventually(ask, 250);
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(mayComeMs);
  });
});
