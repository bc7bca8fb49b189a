/** The walk of a trader on a venue that is spoken to through the library's unified methods alone: entry, stop, lost answer, restart, emergency stop. */
import { expect, it } from 'vitest';
import { openUnifiedVenue } from '../../../src/main/adapters/venue/unified/openUnifiedVenue.ts';
import type { OpenLiveVenue } from '../../../src/main/ports/venue.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import { simulatorLibrary, unifiedAccountAt } from '../../support/unifiedAccount.ts';
import { walkingVenue } from '../../support/walkingVenue.ts';
import { walkTicket } from '../../support/walkTicket.ts';
import { untilView, walkToLive } from '../../support/walkToLive.ts';

const RESTARTED = 'RESTARTED|LIVE|*|SM-19';
const openVenue: OpenLiveVenue = (request) =>
  openUnifiedVenue({
    ...request,
    now: () => unixMs(Date.now()),
    logger: recordingLog(),
    library: simulatorLibrary.PERP,
  });

const walking = walkingVenue({ accountAt: ({ port }) => unifiedAccountAt(port, 'PERP'), openVenue });

it('goes from the key over entry, lost answer and restart to an emergency stop that ends flat', async () => {
  const { venue, open } = walking();
  const first = await open();
  const stored = await walkToLive(first, venue);
  expect(stored.missing.filter((each) => each.essential)).toEqual([]);
  expect(stored.missing.map((each) => each.code)).toContain('PERMISSION_CHECK');
  await first.done('unpause', {});
  await untilView(first, ({ parts }) => parts.account.health.weightUsed !== null && parts.account.comparedAt !== null);

  venue.faults.add({ kind: 'loseAnswer' }, { method: 'POST', path: '/fapi/v1/order' });
  await first.done('placeOrder', walkTicket);
  await untilView(first, ({ parts }) => parts.account.unknown.length === 1);
  await untilView(first, ({ rows }) => Object.values(rows.positions).some((each) => each.stopPlace === 'venue'));
  expect(venue.usdm.positions()).toMatchObject([{ symbol: 'ETHUSDT' }]);
  expect(venue.usdm.openAlgoOrders()).toMatchObject([{ symbol: 'ETHUSDT', side: 'SELL', triggerPrice: '2950' }]);
  // Settled by asking: nothing was sent a second time.
  const bought = venue.usdm.orders().filter((order) => order.side === 'BUY' && order.type === 'MARKET');
  expect(bought.map((order) => order.status)).toEqual(['FILLED']);

  await first.stop();
  const second = await open();
  const back = await untilView(second, ({ parts }) => parts.desk.run === 'RUNNING');
  expect(back.parts.account.differences).toEqual([]);
  expect(back.parts.account.external).toEqual([]);
  expect(back.rows.alerts[RESTARTED]).toMatchObject({ severity: 'P2', state: 'ACTIVE_UNACK' });

  await second.done('releaseLevel', { trigger: 'RESTART', reason: 'Looked at it, all is mine.' });

  await second.done('emergencyStop', { source: 'button' });
  const over = await untilView(second, ({ parts }) => parts.desk.phase === 'COOLDOWN');
  const legs = over.parts.stop.incident?.legs ?? [];
  expect(legs.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['CLOSE FLAT']);
  for (const leg of legs)
    expect(venue.usdm.order(leg.orderId ?? '')).toMatchObject({ status: 'FILLED', reduceOnly: true });
  expect(venue.usdm.isFlat()).toBe(true);
  expect(venue.usdm.openAlgoOrders()).toEqual([]);
}, 300_000);
