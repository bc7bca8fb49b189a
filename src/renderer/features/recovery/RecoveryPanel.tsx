import type { Part } from '../../../shared/ipc/view.ts';
import { openApproval } from '../../store/screenStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { usePart } from '../../store/viewStore.ts';
import { withMinus } from '../../format/minus.ts';
import { formatTime } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { ExternalOrderActions } from '../desk/external/ExternalOrders.tsx';
import { ExternalPopover } from '../desk/external/ExternalPopover.tsx';
import { ConfirmStart } from './ConfirmStart.tsx';
import { RecoverySteps } from './RecoverySteps.tsx';
import {
  asleepSince,
  startHold,
  startSentences,
  summaryLines,
  type StartHold,
  type SummaryLine,
} from './startSummary.ts';
import './recovery.css';

/** The start, step by step, and what it leaves to a person while its level holds (SM-19, UI-36). Nothing otherwise. */
export function RecoveryPanel() {
  const desk = usePart('desk');
  const breaker = usePart('breaker');
  const account = usePart('account');
  if (desk === null || breaker === null || account === null) return null;
  if (desk.recovery !== null) return <Recovering recovery={desk.recovery} asleepSince={asleepSince(desk)} />;
  const hold = startHold(desk, breaker);
  return hold === null ? null : <Summary hold={hold} account={account} />;
}

interface RecoveringProps {
  readonly recovery: NonNullable<Part<'desk'>['recovery']>;
  /** When the machine fell asleep, if that is what it recovers from. */
  readonly asleepSince: number | null;
}

function Recovering({ recovery, asleepSince: since }: RecoveringProps) {
  const now = useDeskNow();
  const { step, of, text } = recovery;
  return (
    <Panel title="Recovering" testId="recovery-panel" className="recovery" state="loading">
      <p className="panel-line num" data-value={step}>
        {since === null || now === null ? '' : `Asleep since ${formatTime(since, now)} UTC. `}Step {step} of {of}:{' '}
        {text}. Nothing is sent before it is done.
      </p>
      <RecoverySteps step={step} />
    </Panel>
  );
}

interface SummaryProps {
  readonly hold: StartHold;
  readonly account: Part<'account'>;
}

function Summary({ hold, account }: SummaryProps) {
  const now = useDeskNow();
  const mode = usePart('ladder')?.mode ?? null;
  const lines = summaryLines(account);
  const compared = account.comparedAt === null || now === null ? null : formatTime(account.comparedAt, now);
  return (
    <Panel
      title="The live book after the start"
      testId="recovery-panel"
      className={hold.level === 'L3' ? 'recovery recovery-halted' : 'recovery'}
      facts={
        <>
          <SeverityBadge severity={hold.level === 'L3' ? 'P1' : 'P2'} />
          <span data-testid="recovery-level" data-value={hold.level}>
            {hold.level} {hold.level === 'L3' ? 'halted' : 'reduce-only'}
          </span>
        </>
      }
      tools={
        hold.level === 'L2' ? (
          <ConfirmStart />
        ) : (
          <Button
            testId="recovery-resume"
            look="primary"
            disabled={mode === null || lines.length > 0}
            onClick={() => {
              if (mode !== null) openApproval({ kind: 'RESUME', mode });
            }}
          >
            Resume...
          </Button>
        )
      }
    >
      <p className="panel-line">{startSentences(hold, compared, lines.length === 0 && account.unknown.length === 0)}</p>
      <Lines lines={lines} unknown={account.unknown.length} />
    </Panel>
  );
}

interface LinesProps {
  readonly lines: readonly SummaryLine[];
  /** Orders whose outcome is still unknown. */
  readonly unknown: number;
}

function Lines({ lines, unknown }: LinesProps) {
  if (lines.length === 0 && unknown === 0)
    return <p className="panel-line">No difference: orders and positions agree with the venue.</p>;
  return (
    <ul className="recovery-lines">
      {lines.map(({ text, about }) => (
        <li key={text} data-testid="recovery-line">
          <span className="num">{withMinus(text)}</span>
          {about === null ? (
            <span className="text-muted">asked for at the venue, nothing to do</span>
          ) : about.kind === 'POSITION' ? (
            <ExternalPopover row={about} />
          ) : (
            <ExternalOrderActions row={about} />
          )}
        </li>
      ))}
      {unknown === 0 ? null : (
        <li data-testid="recovery-line">
          <span>
            {unknown === 1 ? '1 order has' : `${unknown} orders have`} no known outcome yet: see Orders. Nothing is sent
            twice.
          </span>
        </li>
      )}
    </ul>
  );
}
