import { ArrowRight } from 'lucide-react';
import type { Part } from '../../../../shared/ipc/view.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { formatPercent } from '../../../format/numbers.ts';
import { formatTime } from '../../../format/times.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { openApproval } from '../../../store/screenStore.ts';
import { usePart } from '../../../store/viewStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StillLoading } from '../../../ui/StillLoading.tsx';
import { Value } from '../../../ui/Value.tsx';
import { probationWords } from '../../frame/probationWords.ts';
import { DemotePopover } from './DemotePopover.tsx';
import { Rung } from './Rung.tsx';

/** All rungs, the one in force, one step up and any step down (UI-50). */
export function LadderPanel() {
  const ladder = usePart('ladder');
  const isStopped = usePart('desk')?.mode === 'EMERGENCY_STOP';
  if (ladder === null) {
    return (
      <Panel title="Ladder" testId="ladder" state="loading">
        <StillLoading what="the ladder" />
      </Panel>
    );
  }
  return (
    <Panel
      title="Ladder"
      testId="ladder"
      facts={<Here ladder={ladder} isStopped={isStopped} />}
      tools={
        <>
          <DemotePopover mode={ladder.mode} rungs={ladder.rungs.map(({ mode }) => mode)} isStopped={isStopped} />
          <Promote ladder={ladder} />
        </>
      }
    >
      <ol className="ladder-rungs" aria-label="Rungs, lowest first">
        {ladder.rungs.map((rung, index) => (
          <li key={rung.mode}>
            {index === 0 ? null : <ArrowRight size={16} strokeWidth={1.5} aria-hidden="true" />}
            <Rung rung={rung} isHere={rung.mode === ladder.mode} />
          </li>
        ))}
      </ol>
      <Standing ladder={ladder} />
      {ladder.pendingSettings === null ? null : (
        <p className="panel-line" data-testid="pending-settings">
          Waits for L0: {ladder.pendingSettings}
        </p>
      )}
    </Panel>
  );
}

function Here({ ladder, isStopped }: { readonly ladder: Part<'ladder'>; readonly isStopped: boolean }) {
  if (ladder.mode === null) return <span data-testid="ladder-here">nothing trades yet</span>;
  const attempt = ladder.attempt > 0 ? `, attempt ${ladder.attempt}` : '';
  return (
    <span data-testid="ladder-here" data-value={ladder.mode}>
      {isStopped ? 'stopped on' : 'you are here:'} <strong>{modeName(ladder.mode)}</strong>
      {attempt}
      {rehearsalWords[ladder.rehearsal]}
    </span>
  );
}

const rehearsalWords = {
  NONE: '',
  REPLAY: '',
  STAND_IN: ', on a stand-in venue',
  VENUE: ', REHEARSAL on a venue without real money',
} as const satisfies Record<Part<'ladder'>['rehearsal'], string>;

/** What the rung was paid with so far: probation, the drawdown that is never re-based, and how often the other one was (D-3, EB-20). */
function Standing({ ladder }: { readonly ladder: Part<'ladder'> }) {
  const now = useDeskNow();
  const { probation, performanceDrawdown, rebases } = ladder;
  if (ladder.mode === null || now === null) return null;
  return (
    <p className="panel-line num" data-testid="ladder-standing">
      {probation === null ? null : (
        <>
          {sentence(probationWords.left(probation))}, {probation.trades} of {probation.needTrades} closed trades, at
          most until {formatTime(probation.endsBy, now)} UTC.{' '}
        </>
      )}
      Drawdown of the whole record <Value value={performanceDrawdown} text={formatPercent(performanceDrawdown)} />.{' '}
      {rebases === 0
        ? 'The high-water mark of the limits was never re-based.'
        : `The high-water mark of the limits was re-based ${rebases === 1 ? 'once' : `${rebases} times`}; the record never is.`}
    </p>
  );
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Only a passed gate opens it; until then it says what is missing. */
function Promote({ ladder }: { readonly ladder: Part<'ladder'> }) {
  const { enabled, text } = ladder.promote;
  return (
    <>
      <span id="promote-why" className="panel-hint" data-testid="promote-why">
        {text}
      </span>
      <Button
        testId="promote"
        look="primary"
        aria-disabled={!enabled}
        aria-describedby="promote-why"
        title={enabled ? undefined : text}
        onClick={() => {
          if (enabled) openApproval({ kind: 'PROMOTE' });
        }}
      >
        Promote...
      </Button>
    </>
  );
}
