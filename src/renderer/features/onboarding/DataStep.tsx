import type { Part } from '../../../shared/ipc/view.ts';
import { usePart, useRowKeys } from '../../store/viewStore.ts';
import { formatDay, formatIso } from '../../format/times.ts';
import { Fact } from '../../ui/Fact.tsx';

const kinds = {
  live: 'Live prices',
  replay: 'Replay of candle files',
  generator: 'Market generator, synthetic',
  none: 'No market data',
} as const;

/** What prices were found, and what was wrong with them. */
export function DataStep() {
  const feed = usePart('feed');
  if (feed === null) return <p>Nothing has come from the desk yet.</p>;
  return (
    <>
      <FeedFacts feed={feed} />
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

function FeedFacts({ feed }: { readonly feed: Part<'feed'> }) {
  const symbols = useRowKeys('instruments').length;
  return (
    <dl className="facts">
      <Fact name="Found" testId="onboarding-feed">
        {kinds[feed.kind]}: {feed.label}
      </Fact>
      <Fact name="State">
        {feed.state}
        {feed.text === '' ? '' : `. ${feed.text}`}
      </Fact>
      <Fact name="Symbols">
        {Math.max(symbols, feed.symbols)}
        {feed.interval === null ? '' : `, bars of ${feed.interval}`}
      </Fact>
      {feed.from === null || feed.to === null ? null : (
        <Fact name="Range, UTC">
          {formatDay(feed.from)} to {formatDay(feed.to)} {formatIso(feed.to).slice(0, 4)}
        </Fact>
      )}
    </dl>
  );
}
