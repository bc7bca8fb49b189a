/** A whole walk on a venue without real money, through desk, engine and the real exchange library: from the key to a stop with receipts. */
import { expect, it } from 'vitest';
import { everyByte } from '../../support/liveDesk.ts';
import { walkingVenue } from '../../support/walkingVenue.ts';
import { walkTicket } from '../../support/walkTicket.ts';
import { untilView, walkToLive } from '../../support/walkToLive.ts';

const RESTARTED = 'RESTARTED|LIVE|*|SM-19';
const walking = walkingVenue();

it('goes from the key over a promotion, a trade and a restart to a stop with receipts, and writes no secret', async () => {
  const { venue, dir, open } = walking();
  const said: unknown[] = [];
  const first = await open();
  said.push(await walkToLive(first, venue));
  expect(first.state.durable.modeState).toMatchObject({ mode: 'LIVE_MINIMAL', run: 'PAUSED' });

  await first.done('unpause', {});
  await untilView(first, ({ parts }) => parts.account.health.weightUsed !== null && parts.account.comparedAt !== null);
  await first.done('placeOrder', walkTicket);
  await untilView(first, ({ rows }) => Object.values(rows.positions).some((each) => each.stopPlace === 'venue'));
  expect(venue.usdm.positions()).toMatchObject([{ symbol: 'ETHUSDT' }]);
  expect(venue.usdm.openAlgoOrders()).toMatchObject([{ symbol: 'ETHUSDT', side: 'SELL', triggerPrice: '2950' }]);

  await first.stop();
  const second = await open();
  const back = await untilView(second, ({ parts }) => parts.desk.run === 'RUNNING');
  expect(back.parts.desk.blockers).toMatchObject([{ code: 'RESTART' }, {}]);
  expect(back.parts.account.differences).toEqual([]);
  expect(back.rows.alerts[RESTARTED]).toMatchObject({ severity: 'P2', state: 'ACTIVE_UNACK' });
  await second.done('releaseLevel', { trigger: 'RESTART', reason: 'Looked at it, all is mine.' });
  await untilView(second, ({ rows }) => rows.alerts[RESTARTED]?.state === 'CLEARED_UNACK');

  await second.done('emergencyStop', { source: 'button' });
  const over = await untilView(second, ({ parts }) => parts.desk.phase === 'COOLDOWN');
  const legs = over.parts.stop.incident?.legs ?? [];
  expect(legs.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['CLOSE FLAT']);
  expect(venue.usdm.order(legs[0]?.orderId ?? '')).toMatchObject({ status: 'FILLED', reduceOnly: true });
  expect(venue.usdm.isFlat()).toBe(true);

  for (const planted of [venue.credentials.apiKey, venue.credentials.secret]) {
    expect(JSON.stringify([said, first.log.lines, second.log.lines])).not.toContain(planted);
    const leaks = everyByte(dir).filter(({ bytes }) => bytes.includes(planted));
    expect(leaks.map(({ file }) => file)).toEqual([]);
  }
}, 300_000);
