/** Horizontal lines of a symbol's chart: entry solid, stop dashed, working orders dotted, at most twenty (UI-47). */
import type { Row } from '../../../../shared/ipc/view.ts';
import { isTerminal } from '../../../../shared/model/order.ts';

export interface ChartLine {
  readonly id: string;
  readonly kind: 'entry' | 'stop' | 'order';
  /** Decimal text of the price. */
  readonly price: string;
  /** Words before the price. */
  readonly label: string;
}

export const MAX_CHART_LINES = 20;

type Position = Row<'positions'>;
type Order = Row<'orders'>;

/** Lines of one symbol, the ones that matter most first. */
export function chartLines(position: Position | undefined, orders: readonly Order[]): readonly ChartLine[] {
  return [...positionLines(position), ...orders.filter(isDrawn(position)).map(orderLine)].slice(0, MAX_CHART_LINES);
}

const stopPlaces = { venue: 'stop at venue', engine: 'stop in engine', none: 'stop not placed' } as const;

function positionLines(position: Position | undefined): readonly ChartLine[] {
  if (position === undefined) return [];
  const entry: ChartLine = { id: 'entry', kind: 'entry', price: position.entry, label: `entry ${position.side}` };
  if (position.stop === null) return [entry];
  return [entry, { id: 'stop', kind: 'stop', price: position.stop, label: stopPlaces[position.stopPlace] }];
}

/** The resting stop of the position is drawn once, as the position's stop. */
const isDrawn =
  (position: Position | undefined) =>
  (order: Order): boolean =>
    !isTerminal(order.status) &&
    (order.price ?? order.trigger) !== null &&
    !(order.role === 'STOP' && position !== undefined && order.trigger === position.stop);

function orderLine(order: Order): ChartLine {
  const kind = order.role === 'STOP' ? 'stop' : 'order';
  const words = order.role === 'STOP' ? 'stop order' : `${order.role.toLowerCase()} order`;
  return { id: order.id, kind, price: order.price ?? order.trigger ?? '0', label: `${words} ${order.side}` };
}
