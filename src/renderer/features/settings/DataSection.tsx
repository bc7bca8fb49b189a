import type { Part } from '../../../shared/ipc/view.ts';
import { goToScreen } from '../../store/routeStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatCount } from '../../format/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact } from '../../ui/Fact.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** Where prices come from, and which record is written (UI-63). */
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
      </dl>
      <div className="settings-verify">
        <Button testId="data-journal-open" onClick={() => goToScreen('journal')}>
          Show and verify the journal
        </Button>
      </div>
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
