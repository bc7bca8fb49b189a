/**
 * Reads a history whole, whatever end a venue answers from: in windows that it takes, each cut in halves while a page comes back full. Without a
 * window there is nothing to cut, so it is asked on from the latest row until nothing new comes.
 */
import { HOUR_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';

/** How a venue pages a history; null where it does not say. */
export interface HistoryPage {
  /** Rows of a full page. */
  readonly limit: number | null;
  /** Longest range of one question, milliseconds; null where a question names no end. */
  readonly windowMs: number | null;
}

export interface HistoryQuestion<Row> extends HistoryPage {
  readonly from: UnixMs;
  readonly to: UnixMs;
  readonly ask: (from: UnixMs, to: UnixMs | null) => Promise<readonly Row[]>;
  readonly keyOf: (row: Row) => string;
  readonly timeOf: (row: Row) => number;
  /** Whether the venue refused the question for good, as it does where the range is longer than it takes. */
  readonly isRefusal: (error: unknown) => boolean;
}

/** A range this short is not refused for its length. */
const SHORTEST_MS = HOUR_MS;
/** A history this deep is not read on. */
const MOST_PAGES = 50;

/** Every row of the range once, in the order of the answers. Rejects where the range cannot be read whole. */
export async function readHistory<Row>(question: HistoryQuestion<Row>): Promise<readonly Row[]> {
  const { windowMs, from, to, keyOf } = question;
  if (windowMs === null) return readOn(question);
  const rows = new Map<string, Row>();
  for (let start: number = from; start <= to; start += windowMs)
    for (const row of await readWindow(question, start, Math.min(to, start + windowMs - 1))) rows.set(keyOf(row), row);
  return [...rows.values()];
}

async function readWindow<Row>(question: HistoryQuestion<Row>, from: number, to: number): Promise<readonly Row[]> {
  const rows = await askRange(question, from, to);
  if (rows !== null && (question.limit === null || rows.length < question.limit)) return rows;
  if (to <= from) throw new Error('The venue lists more at once than it tells');
  const middle = Math.floor((from + to) / 2);
  return [...(await readWindow(question, from, middle)), ...(await readWindow(question, middle + 1, to))];
}

/** Null where the range may be too long: what the tables say of it is not always so. */
async function askRange<Row>(
  { ask, isRefusal }: HistoryQuestion<Row>,
  from: number,
  to: number,
): Promise<readonly Row[] | null> {
  try {
    return await ask(unixMs(from), unixMs(to));
  } catch (error) {
    if (to - from <= SHORTEST_MS || !isRefusal(error)) throw error;
    return null;
  }
}

async function readOn<Row>({ from, ask, keyOf, timeOf }: HistoryQuestion<Row>): Promise<readonly Row[]> {
  const found = new Map<string, Row>();
  let since = from;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const rows = await ask(since, null);
    const before = found.size;
    for (const row of rows) found.set(keyOf(row), row);
    const last = unixMs(Math.max(since, ...rows.map(timeOf)));
    if (found.size === before || last === since) return [...found.values()];
    since = last;
  }
  throw new Error('The history of the venue is too long to be read whole');
}
