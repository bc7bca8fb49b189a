/** The legs of an emergency stop as CSV: ISO times, ASCII signs, what a person said of a leg beside it (UI-30). */
import type { Part } from '../../../shared/ipc/view.ts';
import { csvOf } from '../../format/csv.ts';
import { formatIso } from '../../format/times.ts';
import { legOrderId, receipts } from './legWords.ts';

type Incident = NonNullable<Part<'stop'>['incident']>;

export const receiptsCsv = ({ id, startedAt, legs }: Incident): string =>
  csvOf(
    [
      'stop',
      'started',
      'book',
      'kind',
      'symbol',
      'side',
      'at venue',
      'order',
      'sent ms',
      'filled',
      'average price',
    ].concat(['slippage bps', 'state', 'note', 'handled', 'handled by', 'reason']),
    receipts(legs).map((leg) => [
      id,
      formatIso(startedAt),
      leg.book,
      leg.kind,
      leg.symbol,
      leg.side,
      leg.atVenue,
      legOrderId(leg) ?? '',
      leg.sentMs === null ? '' : String(leg.sentMs),
      leg.filled,
      leg.averagePrice ?? '',
      leg.slippageBps ?? '',
      leg.state,
      leg.note,
      leg.handled?.state ?? '',
      leg.handled?.by ?? '',
      leg.handled?.reason ?? '',
    ]),
  );
