/** Totals of the open positions, as the desk computed them: the same numbers as in the vitals (UI-08, UI-44). */
import { formatMoney } from '../../../format/numbers.ts';
import { usePart } from '../../../store/viewStore.ts';
import { Pnl } from '../../../ui/Pnl.tsx';
import { Value } from '../../../ui/Value.tsx';

export function PositionTotals() {
  const vitals = usePart('vitals');
  if (vitals === null) return null;
  const { unrealized, heatAmount, grossAmount, currency } = vitals;
  return (
    <p className="desk-totals" data-testid="positions-totals">
      <span>
        sum <Pnl value={unrealized} currency={currency} testId="positions-total-pnl" />
      </span>
      <span>
        heat <Value value={heatAmount} text={formatMoney(heatAmount, currency)} testId="positions-total-heat" />
      </span>
      <span>
        gross <Value value={grossAmount} text={formatMoney(grossAmount, currency)} testId="positions-total-gross" />
      </span>
    </p>
  );
}
