/** Last price, its age and the spread of the chosen symbol. */
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { formatPrice } from '../../../format/numbers.ts';
import { formatAge } from '../../../format/times.ts';
import { useAgeMs } from '../../../store/deskClock.ts';
import { useRow } from '../../../store/viewStore.ts';
import { Value } from '../../../ui/Value.tsx';

export function ChartQuote({ symbol }: { readonly symbol: string }) {
  const quote = useRow('quotes', symbol);
  const tick = useRow('instruments', symbol)?.tick;
  const age = useAgeMs(quote?.time ?? null);
  if (quote === undefined || age === null) return <p className="desk-chart-quote">no price yet</p>;
  const spread = decimalText(decimal(quote.ask).minus(decimal(quote.bid)));
  const isStale = age > quote.staleAfterMs;
  return (
    <p className="desk-chart-quote" data-state={isStale ? 'stale' : 'ok'}>
      <span>
        <span className="desk-label">last</span>{' '}
        <Value value={quote.last} ageMs={age} text={formatPrice(quote.last, tick)} testId="chart-last" />
      </span>
      <span className="num">{isStale ? `last trade ${formatAge(age)} ago` : formatAge(age)}</span>
      <span>
        <span className="desk-label">spread</span>{' '}
        <Value value={spread} text={formatPrice(spread, tick)} testId="chart-spread" />
      </span>
    </p>
  );
}
