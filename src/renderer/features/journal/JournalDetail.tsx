import { formatCount } from '../../format/numbers.ts';
import { formatIso } from '../../format/times.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Fact } from '../../ui/Fact.tsx';
import type { JournalEntry } from './journalEntry.ts';

/** One entry with exactly the text that was hashed. */
export function JournalDetail({ entry }: { readonly entry: JournalEntry }) {
  const { seq, at, type, actor, book, hash, prev, text } = entry;
  return (
    <section className="journal-detail" data-testid="journal-detail" data-seq={seq} aria-label={`Entry ${seq}`}>
      <dl className="facts">
        <Fact name="Entry">
          <span className="num">#{formatCount(seq)}</span> {type}
        </Fact>
        <Fact name="Time">
          <span className="num">{at === null ? 'n/a' : formatIso(at)}</span>
        </Fact>
        <Fact name="By">{actor === '' ? 'n/a' : `${actor}, ${book}`}</Fact>
        <Fact name="Hash">
          <span className="num journal-hash">{hash}</span>
        </Fact>
        <Fact name="Before it">
          <span className="num journal-hash">{prev === '' ? 'n/a' : prev}</span>
        </Fact>
      </dl>
      <pre className="journal-bytes" data-testid="journal-bytes" tabIndex={0}>
        {text}
      </pre>
      <CopyButton testId="journal-copy" text={() => text}>
        Copy
      </CopyButton>
      <p className="settings-note">The hash is SHA-256 of a zero byte and this text, in UTF-8.</p>
    </section>
  );
}
