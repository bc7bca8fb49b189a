/** The evidence panel as the window shows it (UI-51), from the whole panel and the two metrics that stand beside it. */
import type { EvidencePanel } from '../../../shared/evidence/evidencePanel.ts';
import { measuredGatePowerText } from '../../../shared/evidence/gatePower.ts';
import type { Interval } from '../../../shared/evidence/interval.ts';
import type { Metric } from '../../../shared/evidence/metric.ts';
import { metricReasonText } from '../../../shared/evidence/metricReasonText.ts';
import type { Part } from '../../../shared/ipc/view.ts';
import type { Book } from '../../../shared/model/mode.ts';

export type EvidenceView = Part<'evidence'>;

export interface EvidenceBeside {
  readonly book: Book;
  readonly maxDrawdown: Metric;
  readonly profitFactor: Metric;
  /** Variants declared beside the attempts; the rest of the tries are attempts. */
  readonly declaredVariants: number;
}

export function evidenceView(panel: EvidencePanel, beside: EvidenceBeside): EvidenceView {
  const { deflated, minTrackRecordDays, concentration } = panel;
  const [zero, half] = panel.psr;
  const none: Metric = { value: null, reason: 'TOO_FEW_OBS' };
  return {
    book: beside.book,
    trades: panel.trades,
    days: panel.days,
    winRate: estimate(panel.winRate.point, panel.winRate.interval),
    sharpe: estimate(panel.sharpe.point, sharpeInterval(panel)),
    expectancyR: estimate(panel.expectancyR.point, panel.expectancyR.bootstrap),
    maxDrawdown: estimate(beside.maxDrawdown),
    profitFactor: estimate(beside.profitFactor),
    psrZero: estimate(zero?.value ?? none),
    psrHalf: estimate(half?.value ?? none),
    deflated: {
      value: deflated.value.value,
      reason: reasonText(deflated.value),
      attempts: deflated.tries - beside.declaredVariants,
      variants: beside.declaredVariants,
    },
    minTrack: { days: minTrackRecordDays.value, reason: reasonText(minTrackRecordDays), have: panel.days },
    grade: panel.grade,
    gradeRule: gradeText(panel),
    sentence: panel.sentence,
    warnings: warnings(panel),
    concentration: { bestTrade: concentration.bestTradeShare.value, bestDay: concentration.bestDayShare.value },
    tripOdds: panel.tripOdds?.text ?? 'No closed trade yet.',
    gatePower: `${panel.gatePowerText} ${measuredGatePowerText()}`,
  };
}

/** Resampling seven days pretends to know too much; until there are more, the standard error speaks (EV-02, EV-06). */
const sharpeInterval = ({ days, sharpe }: EvidencePanel): Interval | null =>
  days < LEAST_RESAMPLED_DAYS ? sharpe.interval : sharpe.bootstrap;

const LEAST_RESAMPLED_DAYS = 10;

const estimate = (metric: Metric, interval: Interval | null = null): EvidenceView['sharpe'] => ({
  value: metric.value,
  reason: reasonText(metric),
  interval,
});

const reasonText = ({ reason }: Metric): string | null => (reason === null ? null : metricReasonText(reason));

const gradeText = ({ gradeRule, gradeMissing }: EvidencePanel): string =>
  gradeMissing.length === 0 ? gradeRule : `${gradeRule} Missing: ${gradeMissing.join(', ')}.`;

function warnings({ tooFew, dependence, concentration }: EvidencePanel): string[] {
  const few = tooFew ? 'Under 10 days or trades: too few to trust.' : null;
  return [few, dependence.warning, concentration.note].filter((text) => text !== null);
}
