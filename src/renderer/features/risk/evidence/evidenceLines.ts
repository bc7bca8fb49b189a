/** The lines of the evidence panel: what each statistic is, how it is written, and on which scale its interval is drawn (UI-51). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { formatStatistic, formatStatisticPercent } from '../../../format/numbers.ts';

type Evidence = Part<'evidence'>;
type Estimate = Evidence['winRate'];

/** Below this number of trades, or of days where days are counted, intervals are gray (EV-06). */
export const FEW = 10;

export interface Scale {
  readonly from: number;
  readonly to: number;
}

export interface EvidenceLine {
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  readonly value: string | null;
  readonly reason: string | null;
  readonly raw: number | null;
  /** Too few of what it rests on to be trusted. */
  readonly isFew: boolean;
  readonly interval: string | null;
  readonly bar: { readonly low: number; readonly high: number; readonly point: number | null } | null;
}

const sharpeText = (value: number): string => formatStatistic(value);
const percentText = (value: number): string => formatStatisticPercent(value);

/** In the order they are read: how often, how good, how bad. */
export function evidenceLines(evidence: Evidence): readonly EvidenceLine[] {
  const byTrades = evidence.trades < FEW;
  const byDays = evidence.days < FEW;
  return [
    line({ code: 'WIN_RATE', name: 'Win rate', rule: 'EV-07', isFew: byTrades }, evidence.winRate, {
      text: percentText,
      scale: () => ({ from: 0, to: 1 }),
    }),
    line({ code: 'SHARPE', name: 'Sharpe', rule: 'EV-02', isFew: byDays }, evidence.sharpe, {
      text: sharpeText,
      scale: aroundZero,
    }),
    line({ code: 'EXPECTANCY', name: 'Mean R', rule: 'EV-06', isFew: byTrades }, evidence.expectancyR, {
      text: sharpeText,
      scale: aroundZero,
    }),
    line({ code: 'MAX_DRAWDOWN', name: 'Max drawdown', rule: 'ME-06', isFew: byDays }, evidence.maxDrawdown, {
      text: percentText,
      scale: aroundZero,
    }),
    line({ code: 'PROFIT_FACTOR', name: 'Profit factor', rule: 'ME-10', isFew: byTrades }, evidence.profitFactor, {
      text: sharpeText,
      scale: aroundZero,
    }),
  ];
}

interface Drawing {
  readonly text: (value: number) => string;
  readonly scale: (estimate: Estimate) => Scale;
}

function line(
  what: Pick<EvidenceLine, 'code' | 'name' | 'rule' | 'isFew'>,
  estimate: Estimate,
  { text, scale }: Drawing,
): EvidenceLine {
  const { value, reason, interval } = estimate;
  const share = (at: number): number => shareOf(at, scale(estimate));
  return {
    ...what,
    raw: value,
    value: value === null ? null : text(value),
    reason,
    interval: interval === null ? null : `${text(interval.low)} to ${text(interval.high)}`,
    bar:
      interval === null
        ? null
        : { low: share(interval.low), high: share(interval.high), point: value === null ? null : share(value) },
  };
}

/** Zero in the middle, so that an interval that holds zero looks like it. */
function aroundZero({ value, interval }: Estimate): Scale {
  const reach = Math.max(Math.abs(interval?.low ?? 0), Math.abs(interval?.high ?? 0), Math.abs(value ?? 0), 1e-9);
  return { from: -reach, to: reach };
}

const shareOf = (at: number, { from, to }: Scale): number => Math.min(1, Math.max(0, (at - from) / (to - from)));

/** "track record 7 of about 493 days"; without a number the reason stands instead. */
export function trackWords({ days, have, reason }: Evidence['minTrack']): string {
  if (days === null) return `track record ${have} days; days needed: n/a${reason === null ? '' : `, ${reason}`}`;
  return `track record ${have} of about ${Math.ceil(days)} days`;
}
