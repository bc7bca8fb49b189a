import { usePart, useRows } from '../../store/viewStore.ts';
import { useAgeMs } from '../../store/deskClock.ts';
import { formatAge } from '../../format/times.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Value } from '../../ui/Value.tsx';
import { Vital } from './Vital.tsx';

const MOST_SYMBOLS = 8;

/** Age of the oldest quote that matters now. */
export function AgeVital() {
  const data = usePart('vitals')?.data;
  const ageMs = useAgeMs(data?.quoteTime ?? null);
  const isStale = data !== undefined && ageMs !== null && ageMs > data.staleAfterMs;
  return (
    <Vital testId="vital-data-age" label="Data" state={isStale ? 'stale' : 'ok'} content={<AgeExplanation />}>
      {data === undefined ? null : ageMs === null ? (
        <span className="text-muted">no quote yet</span>
      ) : (
        <Value value={data.quoteTime} text={formatAge(ageMs)} ageMs={ageMs} />
      )}
    </Vital>
  );
}

function AgeExplanation() {
  const data = usePart('vitals')?.data;
  const quotes = useRows('quotes');
  const feed = usePart('feed');
  if (data === undefined || feed === null) return null;
  const oldest = Object.values(quotes)
    .map(({ symbol, time, staleAfterMs }) => ({ symbol, ageMs: Math.max(0, feed.now - time), staleAfterMs }))
    .toSorted((a, b) => b.ageMs - a.ageMs)
    .slice(0, MOST_SYMBOLS);
  return (
    <Explanation
      title="Age of the oldest quote among held and ordered symbols"
      formula="desk time - time of the last price; all symbols when none is held"
      inputs={[
        ['Symbol', data.symbol ?? 'none'],
        ['Stale after', formatAge(data.staleAfterMs)],
        ...oldest.map(
          ({ symbol, ageMs, staleAfterMs }) => [symbol, `${formatAge(ageMs)} of ${formatAge(staleAfterMs)}`] as const,
        ),
      ]}
      rule="RC-21"
      note="Entries on a stale quote are denied; closing still works."
    />
  );
}
