import { usePart } from '../../store/viewStore.ts';
import { formatMoney } from '../../format/numbers.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Value } from '../../ui/Value.tsx';
import { Vital } from './Vital.tsx';

export function EquityVital() {
  const vitals = usePart('vitals');
  return (
    <Vital testId="vital-equity" label="Equity" content={<EquityExplanation />}>
      {vitals === null ? null : (
        <>
          <Value value={vitals.equity} text={formatMoney(vitals.equity, vitals.currency)} className="vital-big" />{' '}
          <span className="vital-unit">{vitals.currency}</span>
        </>
      )}
    </Vital>
  );
}

function EquityExplanation() {
  const vitals = usePart('vitals');
  if (vitals === null) return null;
  const amount = (text: string): string => `${formatMoney(text, vitals.currency)} ${vitals.currency}`;
  return (
    <Explanation
      title="Equity of the active book"
      formula="wallet balance + unrealized P&L of open positions"
      inputs={[
        ['Cash', amount(vitals.cash)],
        ['Unrealized (reporting mark)', amount(vitals.unrealized)],
        ['Equity (reporting mark)', amount(vitals.equity)],
        ['Equity (exit-side mark)', amount(vitals.riskEquity)],
        ['High-water mark', amount(vitals.highWater)],
        ['Open positions', String(vitals.positions)],
      ]}
      rule="CV-06"
      note="Sizing and limits use the exit-side mark; this figure and the equity curve use the reporting mark."
    />
  );
}
