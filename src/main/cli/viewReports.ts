/** Status, positions, orders and alerts of one snapshot, as text and as JSON. */
import type { Row, ViewSnapshot } from '../../shared/ipc/view.ts';
import { isTerminal } from '../../shared/model/order.ts';
import { decimal } from '../../shared/values/decimal.ts';
import { rfc3339, unixMs } from '../../shared/values/time.ts';
import { answerReport, type DeskReport } from './deskReport.ts';
import { formatTable, type Column } from './formatTable.ts';

/** Mode, limits, feed and blockers. */
export function statusReport(view: ViewSnapshot): DeskReport {
  const { desk, feed, vitals, stop } = view.parts;
  const counts = {
    positions: Object.keys(view.rows.positions).length,
    orders: openOrders(view).length,
    unacknowledged: Object.values(view.rows.alerts).filter(isUnacknowledged).length,
  };
  const incident = stop.incident === null ? null : { id: stop.incident.id, phase: stop.incident.phase };
  const json = { ok: true, desk, feed, vitals, incident, ...counts };
  const lines = [...headLines(view), ...vitalLines(view), ...countLines(counts), ...stateLines(view)];
  return answerReport(0, lines.join('\n'), json);
}

function headLines({ parts: { desk, stop } }: ViewSnapshot): string[] {
  const words = [
    desk.workspace === 'replay' ? 'REPLAY' : '',
    desk.mode.replaceAll('_', ' '),
    desk.phase ?? '',
    desk.run,
    desk.level,
  ];
  const incident =
    stop.incident === null ? [] : [`Incident    ${stop.incident.id} ${stop.incident.phase}: ${stop.incident.text}`];
  return [words.filter((word) => word !== '').join(' · '), ...incident];
}

function vitalLines({ parts: { vitals } }: ViewSnapshot): string[] {
  const sign = decimal(vitals.dayPnl).isNegative() ? '' : '+';
  const day = `day ${sign}${fixed(vitals.dayPnl)} (${sign}${percent(vitals.dayPnlFraction)} %)`;
  const share = (limit: { readonly value: string; readonly limit: string }): string =>
    `${percent(limit.value)} of ${percent(limit.limit)} %`;
  return [
    `Equity      ${fixed(vitals.equity)} ${vitals.currency}   ${day}`,
    `Day loss    ${share(vitals.dayLoss)}   Drawdown ${share(vitals.drawdown)}`,
    `Gross       ${share(vitals.gross)}   Heat ${share(vitals.heat)}`,
  ];
}

const countLines = (counts: {
  readonly positions: number;
  readonly orders: number;
  readonly unacknowledged: number;
}): string[] => [
  `Open        ${counts.positions} positions, ${counts.orders} orders, ${counts.unacknowledged} unacknowledged alerts`,
];

function stateLines({ parts: { desk, feed } }: ViewSnapshot): string[] {
  const entries = desk.entriesBlocked ? 'blocked' : 'allowed';
  return [
    `Feed        ${feed.kind} ${feed.state}: ${feed.label}${feed.synthetic ? ' (synthetic)' : ''}, ${rfc3339(unixMs(feed.now))}`,
    `Journal     ${desk.journal.state}, #${desk.journal.seq}`,
    `Entries     ${entries}`,
    ...desk.blockers.map((blocker) => `            ${blocker.text} ${blocker.clears} (${blocker.rule})`),
  ];
}

const isUnacknowledged = (alert: Row<'alerts'>): boolean => alert.state.endsWith('UNACK');

const positionColumns: readonly Column<Row<'positions'>>[] = [
  { title: 'Symbol', cell: (row) => row.symbol },
  { title: 'Book', cell: (row) => row.book },
  { title: 'Side', cell: (row) => row.side },
  { title: 'Quantity', align: 'right', cell: (row) => row.quantity },
  { title: 'Entry', align: 'right', cell: (row) => row.entry },
  { title: 'Mark', align: 'right', cell: (row) => `${row.mark ?? '-'}${row.stale ? ' stale' : ''}` },
  { title: 'Stop', align: 'right', cell: (row) => `${row.stop ?? 'none'} ${row.stopPlace}` },
  { title: 'Risk', align: 'right', cell: (row) => fixed(row.risk) },
  { title: 'P&L', align: 'right', cell: (row) => fixed(row.unrealized) },
  { title: 'From', cell: (row) => row.source },
];

/** Open positions, one row each. */
export function positionsReport(view: ViewSnapshot): DeskReport {
  const positions = Object.values(view.rows.positions);
  return answerReport(0, formatTable(positions, positionColumns, 'No open positions.'), { ok: true, positions });
}

const orderColumns: readonly Column<Row<'orders'>>[] = [
  { title: 'Id', cell: (row) => row.id },
  { title: 'Book', cell: (row) => row.book },
  { title: 'Symbol', cell: (row) => row.symbol },
  { title: 'Role', cell: (row) => row.role },
  { title: 'Side', cell: (row) => row.side },
  { title: 'Type', cell: (row) => row.type },
  { title: 'Leaves', align: 'right', cell: (row) => `${row.leaves} of ${row.quantity}` },
  { title: 'Price', align: 'right', cell: (row) => row.price ?? '-' },
  { title: 'Trigger', align: 'right', cell: (row) => row.trigger ?? '-' },
  { title: 'Status', cell: (row) => row.status },
];

/** The view also keeps orders that have just ended; here only those that can still trade count. */
const openOrders = (view: ViewSnapshot): readonly Row<'orders'>[] =>
  Object.values(view.rows.orders).filter((order) => !isTerminal(order.status));

/** Orders that are not done, one row each. */
export function ordersReport(view: ViewSnapshot): DeskReport {
  const orders = openOrders(view);
  return answerReport(0, formatTable(orders, orderColumns, 'No open orders.'), { ok: true, orders });
}

const alertColumns: readonly Column<Row<'alerts'>>[] = [
  { title: '', cell: (row) => row.severity },
  { title: 'State', cell: (row) => row.state },
  { title: 'Since', cell: (row) => rfc3339(unixMs(row.firstAt)) },
  { title: 'What', cell: (row) => row.text },
  { title: 'Do', cell: (row) => row.action },
];

/** Alerts that are not closed, worst first. */
export function alertsReport(view: ViewSnapshot): DeskReport {
  const alerts = Object.values(view.rows.alerts).toSorted(
    (a, b) => a.severity.localeCompare(b.severity) || a.firstAt - b.firstAt,
  );
  return answerReport(0, formatTable(alerts, alertColumns, 'No alerts.'), { ok: true, alerts });
}

const fixed = (text: string): string => decimal(text).toFixed(2);
const percent = (fraction: string): string => decimal(fraction).mul(100).toFixed(2);
