/** What others do to a live account while the desk holds a position: through desk, engine and the real exchange library, with the venue's own truth beside it. */
import { expect, it } from 'vitest';
import type { ViewSnapshot } from '../../../src/shared/ipc/view.ts';
import type { WalkDesk } from '../../support/walkDesk.ts';
import { walkingVenue } from '../../support/walkingVenue.ts';
import { walkTicket } from '../../support/walkTicket.ts';
import { untilView, walkToLive } from '../../support/walkToLive.ts';

const ETH = 'ETH/USDT:USDT';
const BTC = 'BTC/USDT:USDT';
const WAIT = 300_000;

const walking = walkingVenue();

/** Live, with a position and its stop at the venue. */
async function openHolding(): Promise<WalkDesk> {
  const { venue, open } = walking();
  const at = await open();
  await walkToLive(at, venue);
  await at.done('unpause', {});
  await untilView(at, ({ parts }) => parts.account.health.weightUsed !== null && parts.account.comparedAt !== null);
  await at.done('placeOrder', walkTicket);
  await untilView(at, ({ rows }) => Object.values(rows.positions).some((each) => each.stopPlace === 'venue'));
  return at;
}

const refusal = async (at: WalkDesk, symbol: string, stop: string): Promise<string> => {
  const answer = await at.call('placeOrder', { ...walkTicket, symbol, stop });
  return answer.ok ? '' : answer.error.message;
};

const alertOf = ({ rows }: ViewSnapshot, type: string) =>
  Object.values(rows.alerts).find((each) => each.key.startsWith(`${type}|`) && each.state.startsWith('ACTIVE'));
const isTold = (type: string, words: string) => (view: ViewSnapshot) =>
  alertOf(view, type)?.text.includes(words) === true;

/** The position and its stop are at the venue as they were. */
function expectGuarded(): void {
  const { venue } = walking();
  expect(venue.usdm.positions()).toMatchObject([{ symbol: 'ETHUSDT' }]);
  expect(venue.usdm.openAlgoOrders()).toMatchObject([{ symbol: 'ETHUSDT', triggerPrice: '2950' }]);
}

it(
  'says leverage and orders of a second bot at once, refuses entries for them, and leaves both alone',
  async () => {
    const at = await openHolding();
    const { venue } = walking();
    venue.foreign.setLeverage('BTCUSDT', 20);
    await untilView(at, isTold('VENUE_CHANGED', `Leverage of ${BTC}`));
    expect(await refusal(at, BTC, '79000')).toContain(
      `Leverage of ${BTC} is 20x at the venue. LIVE MINIMAL allows 1x. Lower it there, then Check again (RC-31).`,
    );
    const order = {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '0.01',
      price: '50000',
    };
    venue.foreign.place('usdm', { ...order, newClientOrderId: 'web_bot' });
    const told = await untilView(at, isTold('FOREIGN_ORDER', 'order web_bot, BUY LIMIT 0.01, is not ours'));
    expect(alertOf(told, 'FOREIGN_ORDER')).toMatchObject({ severity: 'P1' });
    expect(await refusal(at, BTC, '79000')).toContain(`${BTC} has activity the desk did not cause: order web_bot`);
    expect(venue.usdm.openOrders()).toMatchObject([{ clientOrderId: 'web_bot' }]);
    expect(venue.usdm.leverage('BTCUSDT')).toBe(20);
    expectGuarded();
  },
  WAIT,
);

it(
  'says a key that is revoked, keeps the stop, says that a close was refused, and closes with the key restored',
  async () => {
    const at = await openHolding();
    const { venue } = walking();
    venue.key.revoke();
    const told = await untilView(at, isTold('KEY_REFUSED', 'the venue refuses the key, -2015'));
    expect(alertOf(told, 'KEY_REFUSED')).toMatchObject({ severity: 'P1' });
    expect(await refusal(at, ETH, '2950.00')).toContain('level L3');
    await at.done('closePosition', { symbol: ETH, part: 'ALL' });
    await untilView(at, isTold('CLOSE_REFUSED', 'the venue refused to close it: -2015'));
    expectGuarded();
    venue.key.restore();
    expect(await at.done('testVenue', {})).toMatchObject({ check: { valid: true, holds: true } });
    await untilView(at, (view) => alertOf(view, 'KEY_REFUSED') === undefined);
    await at.done('closePosition', { symbol: ETH, part: 'ALL' });
    await untilView(at, ({ rows }) => Object.keys(rows.positions).length === 0);
    await untilView(at, (view) => alertOf(view, 'CLOSE_REFUSED') === undefined);
    expect(venue.usdm.positions()).toEqual([]);
    expect(JSON.stringify(at.log.lines)).not.toContain(venue.credentials.apiKey);
  },
  WAIT,
);

it(
  'tells of a close that a page swallowed, keeps the stop, and closes when it is asked again',
  async () => {
    const at = await openHolding();
    const { venue } = walking();
    venue.faults.add({ kind: 'html', status: 200 }, { method: 'POST', path: '/fapi/v1/order' });
    await at.done('closePosition', { symbol: ETH, part: 'ALL' });
    await untilView(at, isTold('CLOSE_LOST', `${ETH} is still open, a close never reached the venue`));
    expectGuarded();
    await at.done('closePosition', { symbol: ETH, part: 'ALL' });
    await untilView(at, ({ rows }) => Object.keys(rows.positions).length === 0);
    expect(venue.usdm.positions()).toEqual([]);
  },
  WAIT,
);
