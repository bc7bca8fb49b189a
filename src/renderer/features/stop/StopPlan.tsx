import { usePart } from '../../store/viewStore.ts';
import { formatMoney } from '../../format/numbers.ts';
import { formatTime } from '../../format/times.ts';

/** What one press would do now, in sequence (UI-24, last row). */
export function StopPlan() {
  const stop = usePart('stop');
  const feed = usePart('feed');
  const currency = usePart('vitals')?.currency ?? '';
  if (stop === null || feed === null) return <p>Nothing is known of the book yet. Pressing stops it all the same.</p>;
  const { plan, lastDrill } = stop;
  return (
    <div className="grid gap-1">
      <p className="font-semibold">Emergency stop: blocks entries, cancels orders, closes positions at market</p>
      {plan.legs.length === 0 ? (
        <p className="text-muted">Nothing is open: entries are blocked, nothing is sent.</p>
      ) : null}
      <ol className="grid gap-0.5">
        {plan.legs.map((leg, index) => (
          <li key={`${leg.symbol} ${leg.action} ${index}`} className="flex justify-between gap-3">
            <span>
              {index + 1}. {leg.symbol} {leg.action}
            </span>
            <span className="num text-muted">
              {formatMoney(leg.notional, currency)} {currency}
              {leg.slippage === null ? '' : `, slippage about ${formatMoney(leg.slippage, currency)}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="text-muted">
        {lastDrill === null
          ? 'No drill yet.'
          : `Last drill ${formatTime(lastDrill.at, feed.now)} UTC: flat in ${(lastDrill.flatMs / 1_000).toFixed(2)} s.`}
      </p>
      <p className="text-faint">
        Market orders have no price cap. No question is asked. Ctrl+Shift+F12 does the same. Rule ES-01
      </p>
    </div>
  );
}
