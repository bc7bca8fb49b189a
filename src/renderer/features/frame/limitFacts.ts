/** What each limit of the vitals bar is, in words, and which of them is used most. */
import { decimal } from '../../../shared/values/decimal.ts';
import type { Part } from '../../../shared/ipc/view.ts';
import { useViewStore } from '../../store/viewStore.ts';
import { formatMoney } from '../../format/numbers.ts';

export type LimitName = 'dayLoss' | 'drawdown' | 'gross' | 'heat';
type Vitals = Part<'vitals'>;

export interface LimitFacts {
  readonly testId: string;
  readonly label: string;
  readonly title: string;
  readonly formula: string;
  readonly rule: string;
  readonly note: string;
  readonly inputs: (vitals: Vitals) => readonly (readonly [string, string])[];
}

const amount = (vitals: Vitals, text: string): string => `${formatMoney(text, vitals.currency)} ${vitals.currency}`;
const share = (vitals: Vitals, fraction: string, of: string): string =>
  amount(vitals, decimal(fraction).mul(decimal(of)).toFixed());
const room = (vitals: Vitals, name: LimitName, of: string): string => {
  const left = decimal(vitals[name].limit).minus(decimal(vitals[name].value)).mul(decimal(of));
  return amount(vitals, left.isNegative() ? '0' : left.toFixed());
};

export const limitFacts = {
  dayLoss: {
    testId: 'limit-day-loss',
    label: 'Day loss',
    title: 'Daily loss against its limit',
    formula: '(equity at 00:00 UTC - exit-side equity) / equity at 00:00 UTC, never below zero',
    rule: 'EB-02',
    note: 'Shown, not enforced: this version does not stop at the limit. Press the emergency stop yourself.',
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
    note: 'Shown, not enforced: this version does not stop at the limit. Press the emergency stop yourself.',
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
    note: 'Entries that would pass the cap are denied. Protective stops do not count.',
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
    note: 'A position whose stop is at breakeven or better counts 0.',
    inputs: (vitals) => [
      ['Open risk', amount(vitals, vitals.heatAmount)],
      ['Cap', share(vitals, vitals.heat.limit, vitals.riskEquity)],
      ['Room left', room(vitals, 'heat', vitals.riskEquity)],
    ],
  },
} as const satisfies Record<LimitName, LimitFacts>;

const names: readonly LimitName[] = ['dayLoss', 'drawdown', 'gross', 'heat'];

/** Name of the most used limit, for widths that show only one (UI-41). */
export function useWorstLimit(): LimitName {
  return useViewStore((state) => {
    const vitals = state.view?.parts.vitals;
    if (vitals === undefined) return 'dayLoss';
    const used = (name: LimitName) =>
      decimal(vitals[name].limit).isZero() ? decimal(0) : decimal(vitals[name].value).div(decimal(vitals[name].limit));
    return names.reduce((worst, name) => (used(name).greaterThan(used(worst)) ? name : worst), 'dayLoss');
  });
}
