/** Whether an order is the stop of a position that is open: the desk cancels none of those by itself or by hand (RC-19). */
import type { ViewSnapshot } from '../../../../shared/ipc/view.ts';

export function protectsPosition({ orders, positions }: Rows, orderKey: string): boolean {
  const order = orders[orderKey];
  return (
    order?.role === 'STOP' &&
    Object.values(positions).some(({ symbol, book }) => symbol === order.symbol && book === order.book)
  );
}

type Rows = Pick<ViewSnapshot['rows'], 'orders' | 'positions'>;
