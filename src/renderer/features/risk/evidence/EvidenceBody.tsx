import type { Part } from '../../../../shared/ipc/view.ts';
import { formatStatistic, formatStatisticPercent } from '../../../format/numbers.ts';
import { Value } from '../../../ui/Value.tsx';
import { evidenceLines, FEW, trackWords, type EvidenceLine } from './evidenceLines.ts';
import { IntervalBar } from './IntervalBar.tsx';

type Evidence = Part<'evidence'>;

/** What the record proves, with its intervals; it informs and never blocks (EV-01). Also part of a frozen dossier. */
export function EvidenceBody({ evidence }: { readonly evidence: Evidence }) {
  return (
    <div className="evidence" data-few={evidence.trades < FEW}>
      {evidence.sentence === '' ? null : <p className="evidence-sentence">&ldquo;{evidence.sentence}&rdquo;</p>}
      {evidence.gradeRule === '' ? null : <p className="text-muted">{evidence.gradeRule}</p>}
      {evidence.trades < FEW ? (
        <p className="text-muted" data-testid="evidence-few">
          {evidence.trades} closed {evidence.trades === 1 ? 'trade' : 'trades'}: too few to trust.
        </p>
      ) : null}
      <table className="risk-table evidence-lines">
        <thead>
          <tr>
            <th scope="col">Statistic</th>
            <th scope="col" className="end">
              Found
            </th>
            <th scope="col">95% interval</th>
          </tr>
        </thead>
        <tbody>
          {evidenceLines(evidence).map((line) => (
            <EvidenceRow key={line.code} line={line} />
          ))}
        </tbody>
      </table>
      <Track track={evidence.minTrack} />
      <dl className="evidence-facts">
        <Probability name="PSR(0)" rule="EV-03" found={evidence.psrZero} />
        <Probability name="PSR(0.5)" rule="EV-03" found={evidence.psrHalf} />
        <Probability
          name={`Deflated, ${countOf(evidence.deflated.attempts, 'attempt')}, ${countOf(evidence.deflated.variants, 'variant')}`}
          rule="EV-05"
          found={evidence.deflated}
        />
        <Share name="Best trade's share of P&L" value={evidence.concentration.bestTrade} />
        <Share name="Best day's share of P&L" value={evidence.concentration.bestDay} />
      </dl>
      <Notes evidence={evidence} />
    </div>
  );
}

const countOf = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function EvidenceRow({ line }: { readonly line: EvidenceLine }) {
  return (
    <tr data-testid="evidence-line" data-code={line.code} data-few={line.isFew} title={`${line.name} (${line.rule})`}>
      <th scope="row">{line.name}</th>
      <td className="end">
        {line.value === null ? (
          <span className="text-muted" title={line.reason ?? undefined}>
            n/a
          </span>
        ) : (
          <Value value={line.raw} text={line.value} />
        )}
      </td>
      <td>
        {line.bar === null ? (
          <span className="text-muted">{line.value === null ? line.reason : ''}</span>
        ) : (
          <span className="evidence-interval">
            <IntervalBar bar={line.bar} />
            <span className="num">{line.interval}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

function Track({ track }: { readonly track: Evidence['minTrack'] }) {
  const share = track.days === null || track.days === 0 ? 0 : Math.min(1, track.have / track.days);
  return (
    <p className="evidence-track num" data-testid="evidence-track" title="Minimum track record length (EV-04)">
      {trackWords(track)}
      <span
        className="evidence-track-bar"
        role="meter"
        aria-label="Track record"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </p>
  );
}

interface ProbabilityProps {
  readonly name: string;
  readonly rule: string;
  readonly found: { readonly value: number | null; readonly reason: string | null };
}

function Probability({ name, rule, found }: ProbabilityProps) {
  return (
    <div title={found.reason === null ? `${name} (${rule})` : `${found.reason} (${rule})`}>
      <dt>{name}</dt>
      <dd>{found.value === null ? 'n/a' : <Value value={found.value} text={formatStatistic(found.value)} />}</dd>
    </div>
  );
}

function Share({ name, value }: { readonly name: string; readonly value: number | null }) {
  return (
    <div title="Concentration (EV-10)">
      <dt>{name}</dt>
      <dd>{value === null ? 'n/a' : <Value value={value} text={formatStatisticPercent(value)} />}</dd>
    </div>
  );
}

function Notes({ evidence }: { readonly evidence: Evidence }) {
  const notes = [...evidence.warnings, evidence.tripOdds, evidence.gatePower].filter((note) => note !== '');
  if (notes.length === 0) return null;
  return (
    <ul className="panel-list evidence-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
