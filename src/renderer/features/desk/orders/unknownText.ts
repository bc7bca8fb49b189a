/** The sentence of an order whose answer never came (UI-46). What is not known is not claimed. */
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatPrice, formatQuantity } from '../../../format/numbers.ts';
import { formatClockMs } from '../../../format/times.ts';

type Order = Row<'orders'>;
type Instrument = Pick<Row<'instruments'>, 'lot' | 'tick' | 'base'>;

/** "Outcome unknown: LIVE BUY 0.00264 BTC/USDT limit 60,000.0, sent 14:02:58.120 UTC, no answer. ..." */
export function unknownText(order: Order, instrument: Instrument | undefined): string {
  const quantity = formatQuantity(order.quantity, instrument?.lot);
  const what = `${order.book} ${order.side} ${quantity} ${order.symbol} ${priceWords(order, instrument?.tick)}`;
  const parts = [`Outcome unknown: ${what}, sent ${formatClockMs(order.createdAt)} UTC, no answer.`];
  if (order.note !== '') parts.push(order.note);
  parts.push(`Entries in ${order.symbol} wait.`);
  return parts.join(' ');
}

function priceWords(order: Order, tick: string | undefined): string {
  if (order.price !== null) return `limit ${formatPrice(order.price, tick)}`;
  return order.trigger === null ? 'market' : `stop ${formatPrice(order.trigger, tick)}`;
}
