/** Log lines of earlier sessions for the first view, from the journal. */
import type { LogLine } from '../../shared/ipc/view.ts';
import { logLimits } from '../../shared/ipc/limits.ts';
import type { Entry, EntryType } from '../../shared/model/entry.ts';
import type { SqliteJournal } from '../adapters/sqlite/sqliteJournal.ts';
import { shortened, slippageBps } from '../desk/logLines.ts';
import type { ViewLogs } from '../desk/publisher.ts';

const shown: readonly EntryType[] = [
  'MODE_TRANSITION',
  'MODE_RUN',
  'ALERT_RAISED',
  'BREAKER_LEVEL',
  'ES_TRIGGER',
  'ES_REPORT',
  'STRATEGY_STARTED',
  'STRATEGY_STOPPED',
  'SESSION_START',
];

/** Reads the newest lines of each log. */
export function readLogs(journal: SqliteJournal): ViewLogs {
  const { history } = journal;
  return {
    activity: history.recentEntries(shown, logLimits.activity).map(activityLine),
    fills: history.recentFills(logLimits.fills).map(({ decisionPrice, ...line }) => ({
      ...line,
      slippageBps: slippageBps(line.side, line.price, decisionPrice),
    })),
    trades: history.recentTrades(logLimits.trades).map(shortTrade),
    equity: [...history.recentEquity(logLimits.equity)],
  };
}

const shortTrade = (line: LogLine<'trades'>): LogLine<'trades'> => ({
  ...line,
  entry: shortened(line.entry),
  exit: shortened(line.exit),
  netPnl: shortened(line.netPnl),
  fees: shortened(line.fees),
  rMultiple: line.rMultiple === null ? null : shortened(line.rMultiple),
});

function activityLine(entry: Entry): LogLine<'activity'> {
  const { kind, text } = words(entry);
  return { seq: entry.seq, at: Date.parse(entry.ts), kind, text: text.slice(0, 400), who: entry.actor.id };
}

/** A level that fell says so in its own text; the names L0 to L4 sort by height. */
function levelText(data: Readonly<Record<string, unknown>>): string {
  const [from, to] = [textOf(data['from']), textOf(data['to'])];
  const text = `${textOf(data['text'])}.`;
  return to < from ? text : `${textOf(data['trigger'])} ${from} to ${to}: ${text}`;
}

/** One sentence per entry of an earlier session. */
function words(entry: Entry): Pick<LogLine<'activity'>, 'kind' | 'text'> {
  const data = fieldsOf(entry.data);
  switch (entry.type) {
    case 'MODE_TRANSITION':
      return {
        kind: 'MODE',
        text: `Mode ${nameOf(data['from'])} to ${nameOf(data['to'])}: ${textOf(data['reason'])}.`,
      };
    case 'MODE_RUN':
      return { kind: 'MODE', text: `${textOf(data['from'])} to ${textOf(data['to'])}: ${textOf(data['cause'])}.` };
    case 'ALERT_RAISED':
      return { kind: 'ALERT', text: textOf(fieldsOf(data['alert'])['text']) };
    case 'BREAKER_LEVEL':
      return { kind: 'LEVEL', text: levelText(data) };
    case 'ES_TRIGGER':
      return { kind: 'STOP', text: `Emergency stop ${textOf(data['incident'])}: ${textOf(data['text'])}.` };
    case 'ES_REPORT':
      return { kind: 'STOP', text: `Emergency stop complete, ${textOf(data['text'])}.` };
    case 'STRATEGY_STARTED':
    case 'STRATEGY_STOPPED':
      return {
        kind: 'SIGNAL',
        text: `Strategy ${textOf(data['strategy'])} ${entry.type === 'STRATEGY_STARTED' ? 'started' : 'stopped'}.`,
      };
    default:
      return { kind: 'SYSTEM', text: `Desk started (${textOf(data['host'])} host, ${textOf(data['feed'])}).` };
  }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const nameOf = (value: unknown): string => textOf(fieldsOf(value)['mode']);
