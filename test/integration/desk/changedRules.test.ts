/** A symbol that the venue halts while the desk holds it live, and a minimum it raises: through desk, engine and the real exchange library (RC-04). */
import { expect, it } from 'vitest';
import type { WalkDesk } from '../../support/walkDesk.ts';
import { walkingVenue } from '../../support/walkingVenue.ts';
import { walkTicket } from '../../support/walkTicket.ts';
import { untilView, walkToLive } from '../../support/walkToLive.ts';

const ETH = 'ETH/USDT:USDT';
const HALTED = `SYMBOL_HALTED|LIVE|${ETH}|RC-04`;
const REFUSED = `CLOSE_REFUSED|LIVE|${ETH}|RC-23`;

const walking = walkingVenue();

async function openLive(): Promise<WalkDesk> {
  const { venue, open } = walking();
  const at = await open();
  await walkToLive(at, venue);
  await at.done('unpause', {});
  await untilView(at, ({ parts }) => parts.account.health.weightUsed !== null && parts.account.comparedAt !== null);
  return at;
}

it('keeps the stop of a halted symbol, says so, refuses entries, and closes it as soon as it trades again', async () => {
  const at = await openLive();
  const { venue } = walking();
  await at.done('placeOrder', walkTicket);
  await untilView(at, ({ rows }) => Object.values(rows.positions).some((each) => each.stopPlace === 'venue'));
  venue.setStatus('ETHUSDT', 'HALT', { family: 'usdm' });
  const halted = await untilView(at, ({ rows }) => rows.alerts[HALTED] !== undefined);
  expect(halted.rows.instruments[ETH]).toMatchObject({ status: 'HALTED' });
  expect(halted.rows.alerts[HALTED]).toMatchObject({ severity: 'P2', state: 'ACTIVE_UNACK' });
  const refused = await at.call('placeOrder', walkTicket);
  expect(refused.ok ? '' : refused.error.message).toContain(`${ETH} is HALTED at the venue.`);

  await at.done('closePosition', { symbol: ETH, part: 'ALL' });
  const open = await untilView(at, ({ rows }) => rows.alerts[REFUSED] !== undefined);
  expect(open.rows.alerts[REFUSED]?.text).toContain('Invalid symbol status.');
  expect(venue.usdm.positions()).toMatchObject([{ symbol: 'ETHUSDT' }]);
  expect(venue.usdm.openAlgoOrders()).toMatchObject([{ symbol: 'ETHUSDT', triggerPrice: '2950' }]);

  venue.setStatus('ETHUSDT', 'TRADING', { family: 'usdm' });
  const over = await untilView(at, ({ rows }) => Object.keys(rows.positions).length === 0);
  expect(over.rows.instruments[ETH]).toMatchObject({ status: 'TRADING' });
  expect([over.rows.alerts[HALTED]?.state, over.rows.alerts[REFUSED]?.state]).not.toContain('ACTIVE_UNACK');
  expect(venue.usdm.positions()).toEqual([]);
}, 300_000);

it('learns of a raised minimum by the first order it costs, says what it was, and checks the next one by it', async () => {
  const at = await openLive();
  const { venue } = walking();
  venue.setFilter('ETHUSDT', 'MIN_NOTIONAL', { family: 'usdm', notional: '5000' });
  await at.done('placeOrder', walkTicket);
  const told = await untilView(at, ({ rows }) => rows.instruments[ETH]?.minNotional === '5000');
  expect(told.logs.activity.map(({ text }) => text).join(' ')).toMatch(
    /ETH\/USDT:USDT at the venue: smallest order value is 5,000\.00 USDT, was 20\.00 USDT\. Orders are sized and checked by this/,
  );
  const refused = await at.call('placeOrder', walkTicket);
  expect(refused.ok ? '' : refused.error.message).toContain('The venue takes 5,000.00 USDT or more.');
}, 300_000);
