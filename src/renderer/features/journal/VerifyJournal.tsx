import { useState } from 'react';
import type { Verification } from '../../../shared/ipc/contract.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { formatCount } from '../../format/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAction } from '../../ui/useAction.ts';
import { verifiedText } from './verifiedText.ts';

/** Reads and hashes all of it, and says what that can and cannot prove (AU-01, AU-10). */
export function VerifyJournal() {
  const desk = useDesk();
  const [found, setFound] = useState<Verification | null>(null);
  const verify = useAction(async () => {
    const reply = await desk.call('verifyJournal', {});
    setFound(reply.ok ? reply.value : null);
    return reply;
  });
  return (
    <Panel
      title="Verification"
      testId="journal-verification"
      tools={
        <ActionButton action={verify} testId="journal-verify" look="primary">
          Verify all
        </ActionButton>
      }
    >
      {found === null ? null : <Report found={found} />}
      <p className="settings-note">
        Verifying proves that no entry was changed, added or taken out since it was written. The journal is not signed
        and has no anchor outside: whoever can write the file can write all of it anew (AU-01).
      </p>
    </Panel>
  );
}

function Report({ found }: { readonly found: Verification }) {
  return (
    <div data-testid="journal-report" data-state={found.ok ? 'ok' : 'broken'} role="status">
      <p className="journal-report num">{verifiedText(found)}</p>
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
