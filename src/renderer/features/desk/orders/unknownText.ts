/** The sentences of an order whose answer never came (UI-46). What is not known is not claimed. */
import type { Part, Row } from '../../../../shared/ipc/view.ts';
import { decimal } from '../../../../shared/values/decimal.ts';
import { formatMoney, formatPrice, formatQuantity } from '../../../format/numbers.ts';
import { formatAge, formatClockMs } from '../../../format/times.ts';

export type UnknownOrder = Part<'account'>['unknown'][number];
type Instrument = Pick<Row<'instruments'>, 'lot' | 'tick' | 'base'>;

/** Questions before only the comparisons ask (RC-24). */
const QUESTIONS = 5;

/** "Outcome unknown: LIVE BUY 0.00264 BTC/USDT limit 60,000.0, sent 14:02:58.120 UTC, no answer." */
export function unknownText(order: UnknownOrder, instrument: Instrument | undefined): string {
  const quantity = formatQuantity(order.quantity, instrument?.lot);
  const what = `${order.book} ${order.side} ${quantity} ${order.symbol} ${priceWords(order, instrument?.tick)}`;
  return `Outcome unknown: ${what}, sent ${formatClockMs(order.sentAt)} UTC, no answer.`;
}

function priceWords({ price, trigger }: UnknownOrder, tick: string | undefined): string {
  if (price !== null) return `limit ${formatPrice(price, tick)}`;
  return trigger === null ? 'market' : `stop ${formatPrice(trigger, tick)}`;
}

/** "Asked 3 of 5 times, next in 1.0 s."; `leftMs` is null before a question is due. */
export function askedText({ asked }: UnknownOrder, leftMs: number | null): string {
  if (asked >= QUESTIONS) return 'Still unknown. Each reconciliation (30 s) asks again. Nothing is sent twice.';
  const next = leftMs === null ? '' : leftMs <= 0 ? ', asking now' : `, next in ${formatAge(leftMs)}`;
  return `Asked ${asked} of ${QUESTIONS} times${next}.`;
}

/** "Entries in BTC/USDT wait; 158.40 USDT stay reserved." */
export function waitsText({ symbol, reserved }: UnknownOrder, currency: string): string {
  const kept = decimal(reserved).isZero() ? '' : `; ${formatMoney(reserved, currency)} ${currency} stay reserved`;
  return `Entries in ${symbol} wait${kept}.`;
}
