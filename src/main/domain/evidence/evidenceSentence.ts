/** The one plain sentence of the evidence panel (EV-01). */
import type { EvidenceGrade } from '../../../shared/evidence/grade.ts';
import type { Metric } from '../../../shared/evidence/metric.ts';
import { daysText } from '../wording/daysText.ts';

export interface SentenceFacts {
  readonly days: number;
  readonly minTrackRecordDays: Metric;
  readonly tries: number;
  readonly deflated: Metric;
  readonly grade: EvidenceGrade;
}

/** Confidence from which a record is told from luck (EV-09). */
const PROOF = 0.95;

export function evidenceSentence({ days, minTrackRecordDays, tries, deflated, grade }: SentenceFacts): string {
  const length = daysText(days);
  const one = days === 1;
  const needed = minTrackRecordDays.value;
  if (needed === null) return withoutEnd(length, one, minTrackRecordDays);
  if (days < needed) return `${length} cannot tell this from luck; about ${wholeDays(needed)} would.`;
  if ((deflated.value ?? 0) < PROOF)
    return `${length} would tell a first try from luck; after ${triesText(tries)} ${one ? 'it' : 'they'} cannot.`;
  if (grade === 'A')
    return `${length} ${one ? 'tells' : 'tell'} this from luck; about ${wholeDays(needed)} would have.`;
  return `${length} ${one ? 'looks' : 'look'} better than luck, but the record is too short to be trusted.`;
}

const withoutEnd = (length: string, one: boolean, { reason }: Metric): string =>
  reason === 'NOT_ABOVE_BENCHMARK'
    ? `${length} ${one ? 'shows' : 'show'} no edge: the Sharpe ratio is not above zero.`
    : `${length} cannot tell anything yet.`;

const triesText = (tries: number): string => (tries === 1 ? '1 try' : `${tries} tries`);

/** Up, because one day less would not do. */
const wholeDays = (days: number): string => Math.ceil(days).toLocaleString('en-US');
