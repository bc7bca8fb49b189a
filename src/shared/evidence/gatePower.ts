/**
 * False promotion, measured: what share of simulated paper books of known skill the gate of SM-05 lets through, by the way promotion is sought.
 * Reproduced by `npm run bench -- gate`, which says how the books trade; a test runs part of it again and compares.
 */

/** Shares of runs, 0 to 1. Every way has about ninety days. */
export interface MeasuredBook {
  readonly name: string;
  /** Annual, after costs. */
  readonly trueSharpe: number;
  /** Judged once, after seven days. */
  readonly week: number;
  /** Judged every midnight from day 7 to 90 and promoted at the first pass. */
  readonly watched: number;
  /** Judged after seven days and started anew when it fails, up to twelve attempts. */
  readonly restarted: number;
  /** As watched, when the trader also waits for at least this evidence grade. */
  readonly gradeC: number;
  readonly gradeB: number;
  readonly gradeA: number;
  /** Grade A, with a new attempt every thirty days: the deflated Sharpe ratio counts the attempts. */
  readonly gradeARestarted: number;
}

export const measuredGatePower = {
  command: 'npm run bench -- gate',
  seed: 20_260_301,
  runs: 5_000,
  books: [
    {
      name: 'losing',
      trueSharpe: -1,
      week: 0.387,
      watched: 0.758,
      restarted: 0.998,
      gradeC: 0.462,
      gradeB: 0.159,
      gradeA: 0.085,
      gradeARestarted: 0.039,
    },
    {
      name: 'no edge',
      trueSharpe: 0,
      week: 0.432,
      watched: 0.84,
      restarted: 0.999,
      gradeC: 0.616,
      gradeB: 0.273,
      gradeA: 0.164,
      gradeARestarted: 0.076,
    },
    {
      name: 'small edge',
      trueSharpe: 1,
      week: 0.479,
      watched: 0.91,
      restarted: 1,
      gradeC: 0.741,
      gradeB: 0.435,
      gradeA: 0.285,
      gradeARestarted: 0.129,
    },
    {
      name: 'real edge',
      trueSharpe: 3,
      week: 0.583,
      watched: 0.981,
      restarted: 1,
      gradeC: 0.924,
      gradeB: 0.758,
      gradeA: 0.617,
      gradeARestarted: 0.316,
    },
  ],
} as const satisfies {
  readonly command: string;
  readonly seed: number;
  readonly runs: number;
  readonly books: readonly MeasuredBook[];
};

/** Whole percent, one decimal just below all of them. */
const percent = (share: number): string => `${(share * 100).toFixed(share > 0.99 && share < 1 ? 1 : 0)}%`;

/** The finding in one sentence, for the evidence panel. */
export function measuredGatePowerText(): string {
  const [, lucky, , skilled] = measuredGatePower.books;
  const both = (way: 'week' | 'restarted' | 'gradeA'): string => `${percent(lucky[way])} and ${percent(skilled[way])}`;
  return (
    `Measured on ${measuredGatePower.runs.toLocaleString('en-US')} simulated books each, without an edge and with a true Sharpe of ` +
    `${skilled.trueSharpe}: one week passes ${both('week')}, restarting until it passes ${both('restarted')}, waiting for grade A ${both('gradeA')}.`
  );
}
