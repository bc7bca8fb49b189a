/** What each limit of the vitals bar is, in words. */
import { decimal } from '../../../shared/values/decimal.ts';
import type { Part } from '../../../shared/ipc/view.ts';
import { formatMoney, formatPercent } from '../../format/numbers.ts';

export type LimitName = 'dayLoss' | 'drawdown' | 'gross' | 'heat';
type Vitals = Part<'vitals'>;
type Breaker = Part<'breaker'>;

export interface LimitFacts {
  readonly testId: string;
  readonly label: string;
  readonly title: string;
  readonly formula: string;
  readonly rule: string;
  /** What the desk does about it. */
  readonly note: (breaker: Breaker) => string;
  readonly inputs: (vitals: Vitals) => readonly (readonly [string, string])[];
}

const amount = (vitals: Vitals, text: string): string => `${formatMoney(text, vitals.currency)} ${vitals.currency}`;
const share = (vitals: Vitals, fraction: string, of: string): string =>
  amount(vitals, decimal(fraction).mul(decimal(of)).toFixed());
const room = (vitals: Vitals, name: LimitName, of: string): string => {
  const left = decimal(vitals[name].limit).minus(decimal(vitals[name].value)).mul(decimal(of));
  return amount(vitals, left.isNegative() ? '0' : left.toFixed());
};

/** Next level with its value, and the adverse move of a static full book that reaches the limit; nothing is claimed that the breaker has not said. */
function lossNote(breaker: Breaker, trigger: string, move: string | null): string {
  const watched = breaker.triggers.find((each) => each.trigger === trigger);
  if (watched === undefined) return 'The breaker has not reported on this limit yet.';
  const reach =
    move === null ? '' : ` A full book that stands still reaches the limit after ${formatPercent(move, 1)}.`;
  return `Next: ${watched.next}.${reach}`;
}

export const limitFacts = {
  dayLoss: {
    testId: 'limit-day-loss',
    label: 'Day loss',
    title: 'Daily loss against its limit',
    formula: '(equity at 00:00 UTC - exit-side equity) / equity at 00:00 UTC, never below zero',
    rule: 'EB-02',
    note: (breaker) => lossNote(breaker, 'DAILY_LOSS', breaker.reachability.daily),
    inputs: (vitals) => [
      ['Equity at 00:00 UTC', amount(vitals, vitals.dayStartEquity)],
      ['Equity now (exit-side mark)', amount(vitals, vitals.riskEquity)],
      ['Limit', share(vitals, vitals.dayLoss.limit, vitals.dayStartEquity)],
      ['Room left', room(vitals, 'dayLoss', vitals.dayStartEquity)],
    ],
  },
  drawdown: {
    testId: 'limit-drawdown',
    label: 'Drawdown',
    title: 'Drawdown from the high-water mark',
    formula: '1 - exit-side equity / its high-water mark',
    rule: 'EB-04',
    note: (breaker) => lossNote(breaker, 'DRAWDOWN', breaker.reachability.drawdown),
    inputs: (vitals) => [
      ['High-water mark', amount(vitals, vitals.highWater)],
      ['Equity now (exit-side mark)', amount(vitals, vitals.riskEquity)],
      ['Limit', share(vitals, vitals.drawdown.limit, vitals.highWater)],
      ['Room left', room(vitals, 'drawdown', vitals.highWater)],
    ],
  },
  gross: {
    testId: 'limit-gross',
    label: 'Gross',
    title: 'Gross exposure against its cap',
    formula: '(sum of |position| x mark + working entries) / equity',
    rule: 'RC-13',
    note: () => 'Entries that would pass the cap are denied. Protective stops do not count.',
    inputs: (vitals) => [
      ['Positions', amount(vitals, vitals.grossAmount)],
      ['Working entries', amount(vitals, vitals.workingAmount)],
      ['Cap', share(vitals, vitals.gross.limit, vitals.riskEquity)],
      ['Room left', room(vitals, 'gross', vitals.riskEquity)],
    ],
  },
  heat: {
    testId: 'limit-heat',
    label: 'Heat',
    title: 'Open risk to the stops against its cap',
    formula: 'sum of the loss of every position at its stop / equity',
    rule: 'RC-17',
    note: () => 'A position whose stop is at breakeven or better counts 0.',
    inputs: (vitals) => [
      ['Open risk', amount(vitals, vitals.heatAmount)],
      ['Cap', share(vitals, vitals.heat.limit, vitals.riskEquity)],
      ['Room left', room(vitals, 'heat', vitals.riskEquity)],
    ],
  },
} as const satisfies Record<LimitName, LimitFacts>;
