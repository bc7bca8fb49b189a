/** Where the tables of the lower pane take their rows from. */
import { logSource, rowSetSource } from '../table/gridSource.ts';

export const positionSource = rowSetSource('positions');
export const orderSource = rowSetSource('orders');
export const fillSource = logSource('fills', (fill) => `${fill.symbol} ${fill.tradeId}`);
export const tradeSource = logSource('trades', (trade) => String(trade.number));
