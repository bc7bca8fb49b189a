import { usePart, useRowKeys } from '../../store/viewStore.ts';
import { formatDay, formatIso } from '../../format/times.ts';

const kinds = {
  live: 'Live prices',
  replay: 'Replay of candle files',
  generator: 'Market generator, synthetic',
  none: 'No market data',
} as const;

/** What prices were found, and what was wrong with them. */
export function DataStep() {
  const feed = usePart('feed');
  const symbols = useRowKeys('instruments').length;
  if (feed === null) return <p>Nothing has come from the desk yet.</p>;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>Found</dt>
          <dd data-testid="onboarding-feed" data-kind={feed.kind}>
            {kinds[feed.kind]}: {feed.label}
          </dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>
            {feed.state}. {feed.text}
          </dd>
        </div>
        <div>
          <dt>Symbols</dt>
          <dd className="num">
            {Math.max(symbols, feed.symbols)}
            {feed.interval === null ? '' : `, bars of ${feed.interval}`}
          </dd>
        </div>
        {feed.from === null || feed.to === null ? null : (
          <div>
            <dt>Range, UTC</dt>
            <dd className="num" title={`${formatIso(feed.from)} to ${formatIso(feed.to)}`}>
              {formatDay(feed.from)} to {formatDay(feed.to)} {formatIso(feed.to).slice(0, 4)}
            </dd>
          </div>
        )}
      </dl>
      {feed.synthetic ? (
        <p>These prices are made by a generator. They behave like a market and prove nothing about one.</p>
      ) : null}
      {feed.findings.length === 0 ? null : (
        <ul className="findings" aria-label="Findings in the candle files">
          {feed.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      )}
      {feed.kind === 'none' ? (
        <p>Start the desk again with --feed live, or with --market-data and a folder of candle files.</p>
      ) : null}
    </>
  );
}
