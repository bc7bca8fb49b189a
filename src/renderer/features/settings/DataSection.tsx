import { useState } from 'react';
import type { Verification } from '../../../shared/ipc/contract.ts';
import type { Part } from '../../../shared/ipc/view.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatCount } from '../../format/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Fact } from '../../ui/Fact.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAction } from '../../ui/useAction.ts';
import { verifiedText } from './verifiedText.ts';

/** Where prices come from, which record is written, and whether it holds (UI-60, UI-63). */
export function DataSection() {
  const desk = usePart('desk');
  const feed = usePart('feed');
  if (desk === null || feed === null) return null;
  return (
    <Panel title="Data" testId="settings-data">
      <dl className="facts settings-about">
        <Fact name="Prices">{feedText(feed)}</Fact>
        {feed.findings.length === 0 ? null : (
          <Fact name="Found in files" testId="data-findings">
            <ul className="data-findings">
              {feed.findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name="Record">
          {desk.workspace === 'replay' ? 'a rehearsal, apart from everything live' : 'the live workspace'}
        </Fact>
        <Fact name="Journal" testId="data-journal">
          <span className="num">#{formatCount(desk.journal.seq)}</span>,{' '}
          {desk.journal.state === 'ok' ? 'writing' : `not writing: ${desk.journal.text}`}
        </Fact>
        <Fact name="It proves">
          that no entry was changed, added or taken out since it was written. It is not signed and has no anchor
          outside: whoever can write the file can write all of it anew (AU-01).
        </Fact>
      </dl>
      <VerifyJournal />
    </Panel>
  );
}

const feedText = ({ label, symbols, interval, synthetic }: Part<'feed'>): string =>
  [
    label,
    `${formatCount(symbols)} symbols`,
    ...(interval === null ? [] : [interval]),
    ...(synthetic ? ['synthetic'] : []),
  ].join(', ');

function VerifyJournal() {
  const desk = useDesk();
  const [found, setFound] = useState<Verification | null>(null);
  const verify = useAction(async () => {
    const reply = await desk.call('verifyJournal', {});
    setFound(reply.ok ? reply.value : null);
    return reply;
  });
  return (
    <div className="settings-verify">
      <ActionButton action={verify} testId="journal-verify">
        Verify the whole journal
      </ActionButton>
      {found === null ? null : <Report found={found} />}
    </div>
  );
}

function Report({ found }: { readonly found: Verification }) {
  return (
    <div data-testid="journal-report" data-state={found.ok ? 'ok' : 'broken'} role="status">
      <p className="settings-note num">{verifiedText(found)}</p>
      {found.findings.length === 0 ? null : (
        <ul className="data-findings num">
          {found.findings.map(({ seq, code, expected, actual }) => (
            <li key={`${seq} ${code}`} data-testid="journal-finding">
              #{formatCount(seq)} {code}: expected {expected}, found {actual}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
