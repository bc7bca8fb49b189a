/** What a start of the live book left to a person (SM-19): the level it holds, and each difference with what it is about. */
import type { Part } from '../../../shared/ipc/view.ts';
import type { ExternalRow } from '../desk/external/externalWords.ts';

const START = 'RESTART';

export interface StartHold {
  /** L2 is confirmed in one step, L3 takes an approval. */
  readonly level: 'L2' | 'L3';
  readonly text: string;
  readonly since: number | null;
}

/** Null while no start waits for a person. */
export function startHold(
  { blockers }: Pick<Part<'desk'>, 'blockers'>,
  { latched }: Pick<Part<'breaker'>, 'latched'>,
): StartHold | null {
  const held = blockers.find(({ code }) => code === START);
  if (held === undefined) return null;
  const level = latched.some(({ trigger }) => trigger === START) ? 'L3' : 'L2';
  return { level, text: held.text.replace(/^Level L\d: /, ''), since: held.since };
}

/** Since when the machine slept, while the desk recovers from it (UI-36); null where it did not. */
export const asleepSince = ({ blockers }: Pick<Part<'desk'>, 'blockers'>): number | null =>
  blockers.find(({ code }) => code === 'SLEEP')?.since ?? null;

/** What the start found, and what is left to do about it; found is not what is: differences may be settled since. */
export function startSentences({ level, text }: StartHold, compared: string | null, isSettled: boolean): string {
  const again = compared === null ? 'Not compared with the venue yet.' : `Compared ${compared} UTC.`;
  if (level === 'L2') return `${sentence(text)} ${again}`;
  return isSettled
    ? `At the start: ${text} ${again} Settled since; resuming takes an approval and starts no strategy.`
    : `${sentence(text)} ${again} Settle what differs, then resume: it takes an approval and starts no strategy.`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface SummaryLine {
  readonly text: string;
  /** What can be decided about it; null where the desk settles it alone. */
  readonly about: ExternalRow | null;
}

/** One line per difference; what waits for a decision and is in no difference any more comes after them. */
export function summaryLines({
  differences,
  external,
}: Pick<Part<'account'>, 'differences' | 'external'>): readonly SummaryLine[] {
  const open = external.filter(({ left }) => !left);
  const lines = differences.map((text) => ({ text, about: open.find((row) => isAbout(text, row)) ?? null }));
  const told = new Set(lines.map(({ about }) => about));
  return [
    ...lines,
    ...open.filter((row) => !told.has(row)).map((row) => ({ text: `${row.symbol}: ${row.text}`, about: row })),
  ];
}

/** "BTC/USDT: we hold 0, the venue says 0.4", "BTC/USDT: order web-7, BUY LIMIT 0.5, is not ours". */
const isAbout = (text: string, { kind, symbol, id }: ExternalRow): boolean =>
  text.startsWith(kind === 'POSITION' ? `${symbol}: we hold ` : `${symbol}: order ${id},`);
