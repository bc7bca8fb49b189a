import { DAY_MS } from '../../../shared/values/time.ts';
import { usePart } from '../../store/viewStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { formatFee, formatMoney, formatSignedMoney } from '../../format/numbers.ts';
import { formatAge } from '../../format/times.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Pnl } from '../../ui/Pnl.tsx';
import { Vital } from './Vital.tsx';

export function DayVital() {
  const vitals = usePart('vitals');
  return (
    <Vital testId="vital-day-pnl" label="Day" content={<DayExplanation />}>
      {vitals === null ? null : (
        <>
          <Pnl value={vitals.dayPnl} currency={vitals.currency} className="vital-big" />{' '}
          <Pnl value={vitals.dayPnlFraction} as="percent" />
        </>
      )}
    </Vital>
  );
}

function DayExplanation() {
  const vitals = usePart('vitals');
  const now = useDeskNow();
  if (vitals === null || now === null) return null;
  const left = DAY_MS - (now % DAY_MS);
  return (
    <Explanation
      title="Change since 00:00 UTC"
      formula="equity - equity at 00:00 UTC"
      inputs={[
        ['Equity at 00:00 UTC', `${formatMoney(vitals.dayStartEquity, vitals.currency)} ${vitals.currency}`],
        ['Equity now', `${formatMoney(vitals.equity, vitals.currency)} ${vitals.currency}`],
        ['Realized today', formatSignedMoney(vitals.dayRealized, vitals.currency)],
        ['Fees today', formatFee(vitals.dayFees)],
        ['Unrealized now', formatSignedMoney(vitals.unrealized, vitals.currency)],
      ]}
      rule="EB-02, CV-03"
      note={`Resets in ${formatAge(left)}.`}
    />
  );
}
