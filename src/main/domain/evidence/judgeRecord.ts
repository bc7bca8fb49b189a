/** What a record proves about its Sharpe ratio (EV-03 to EV-05, EV-09): everything behind the grade, without the resampling. */
import { defined, mapMetric, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { DAYS_PER_YEAR } from '../metrics/annual.ts';
import { deflatedSharpe, type Try } from './deflatedSharpe.ts';
import { gradeEvidence, type Grading } from './grade.ts';
import { minTrackRecord, probabilisticSharpe } from './probabilisticSharpe.ts';
import { sharpeMoments, type SharpeMoments } from './sharpeMoments.ts';

export interface JudgedRecord {
  /** Closed daily returns. */
  readonly returns: readonly number[];
  /** Number of closed round trips. */
  readonly trades: number;
  /** Paper attempts, this one included (SM-22), and variants declared beside them. */
  readonly attempt: number;
  readonly declaredVariants: number;
  /** Earlier attempts whose Sharpe ratio is known. */
  readonly pastAttempts: readonly Try[];
  readonly confidence: number;
  readonly isUndeclared: boolean;
}

export interface Judgment {
  /** PSR against an annual benchmark. */
  readonly psrAgainst: (annualBenchmark: number) => Metric;
  readonly minTrackRecordDays: Metric;
  readonly tries: number;
  readonly deflated: Metric;
  /** What the best of so many luckless tries would show, annual. */
  readonly benchmarkAnnual: Metric;
  readonly grading: Grading;
}

const ROOT_YEAR = Math.sqrt(DAYS_PER_YEAR);

export function judgeRecord(record: JudgedRecord): Judgment {
  const moments = sharpeMoments(record.returns);
  const tries = Math.max(1, record.attempt + record.declaredVariants);
  const found =
    typeof moments === 'string' ? withoutMoments(undefinedFor(moments)) : fromMoments(moments, tries, record);
  const grading = gradeEvidence({
    psr: found.psrAgainst(0),
    deflated: found.deflated,
    days: record.returns.length,
    minTrackRecordDays: found.minTrackRecordDays,
    trades: record.trades,
    isUndeclared: record.isUndeclared,
  });
  return { ...found, tries, grading };
}

type Found = Omit<Judgment, 'tries' | 'grading'>;

const withoutMoments = (none: Metric): Found => ({
  psrAgainst: () => none,
  minTrackRecordDays: none,
  deflated: none,
  benchmarkAnnual: none,
});

function fromMoments(moments: SharpeMoments, tries: number, record: JudgedRecord): Found {
  const attempts = [...record.pastAttempts, { sharpe: moments.sharpe, days: moments.days }];
  const { value, benchmark } = deflatedSharpe(moments, { tries, attempts });
  return {
    psrAgainst: (annual) => probabilisticSharpe(moments, annual / ROOT_YEAR),
    minTrackRecordDays: minTrackRecord(moments, 0, record.confidence),
    deflated: value,
    benchmarkAnnual: mapMetric(defined(benchmark), (daily) => daily * ROOT_YEAR),
  };
}
