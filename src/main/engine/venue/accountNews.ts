/** What the account stream of a real venue says beside fills and order ends: orders at work, funding, the connection, the setup, a refused key. */
import type { AccountEvent } from '../../ports/venue.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { raiseAlert } from '../alerts.ts';
import { findOrder, held } from '../books.ts';
import { changeLevel } from '../breaker/changeLevel.ts';
import { checkDemotion } from '../ladder/checkDemotion.ts';
import { applyOrderEvent } from '../orders.ts';
import { note, record, venueOf, type Step } from '../step.ts';
import { noteForeignOrder } from './compareAccount.ts';
import { compareSoon } from './compareSoon.ts';

type News<Kind extends AccountEvent['kind']> = Extract<AccountEvent, { readonly kind: Kind }>;

/** Name of the level that a refused key holds. */
export const VENUE_KEY = 'VENUE_KEY';

/** An order rests at the venue: ours is confirmed, whether or not its answer came; any other is foreign (RC-26). */
export function onWorking(step: Step, { order }: News<'working'>): void {
  const own = findOrder(step.state.durable, order.terms.clientOrderId);
  if (own === undefined) {
    noteForeignOrder(step, order);
    return;
  }
  if (own.status === 'IN_FLIGHT') applyOrderEvent(step, own, { event: 'accepted', venueOrderId: order.venueOrderId });
  if (own.status === 'UNKNOWN') applyOrderEvent(step, own, { event: 'foundWorking', venueOrderId: order.venueOrderId });
}

/** Funding moves cash; each id counts once (RC-25). */
export function onFunding(step: Step, { symbol, amount, id, venueTime }: News<'funding'>): void {
  const { cash, fundings } = held(step);
  if (fundings.includes(id)) return;
  const after = money(cash.plus(amount));
  record(step, 'FUNDING', { data: { symbol, amount, id, venueTime, cash: after }, durability: 'B' });
  note(step, 'SYSTEM', `Funding of ${symbol}: ${decimalText(amount)}.`);
}

/** The stream is lost or back; after a gap the venue's word is asked for at once (RC-25). */
export function onConnection(step: Step, { state, text }: News<'connection'>): void {
  const { venue } = step.state.live;
  if (venue.stream?.state === state) return;
  venue.stream = { state, text, at: step.at };
  step.effects.publishNow = true;
  note(step, 'FEED', `${venueOf(step).name} account stream is ${state}${text === '' ? '' : `: ${text}`}.`);
  if (state === 'up') compareSoon(step, 0);
}

/** The account was changed elsewhere: read it again before the next entry (RC-31). */
export function onSetupChanged(step: Step, { text }: News<'setupChanged'>): void {
  raiseAlert(step, 'VENUE_CHANGED', { found: text.slice(0, 300) });
  compareSoon(step, 0);
}

/** The venue refuses the key: live is locked and strategies are halted until a person has looked (RC-03). */
export function onKeyRefused(step: Step, { code, text }: News<'keyRefused'>): void {
  const found = `the venue refuses the key, ${code} '${text}'`.slice(0, 300);
  step.state.live.venue.credentials = null;
  step.state.live.ladder.credentials = { holds: false, found };
  step.state.live.stateVersion += 1;
  raiseAlert(step, 'KEY_REFUSED', { found });
  const about = {
    trigger: VENUE_KEY,
    name: 'Venue key',
    rule: 'RC-03',
    value: code,
    limit: 'a key that works',
  } as const;
  changeLevel(step, { ...about, inputs: '', used: null, text: found, clears: 'Stays until you release it' }, 'L3');
  checkDemotion(step);
}
