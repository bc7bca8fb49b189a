import type { Part } from '../../../shared/ipc/view.ts';
import { openDialog } from '../../store/screenStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { formatMoney } from '../../format/numbers.ts';
import { formatCountdown, formatLocalClock, formatTime } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact } from '../../ui/Fact.tsx';
import { Value } from '../../ui/Value.tsx';
import { Checklist } from './Checklist.tsx';

/** Flat and waiting: cause, cost, both end times, what is needed next. Nothing here shortens it (UI-32). */
export function CooldownPanel() {
  const incident = usePart('stop')?.incident;
  const desk = usePart('desk');
  const currency = usePart('vitals')?.currency ?? '';
  if (incident === null || incident === undefined || desk === null) return null;
  const isAwaiting = desk.phase === 'AWAITING_APPROVAL';
  return (
    <section className="cooldown" data-testid="cooldown-panel" aria-label="Cooldown" data-state={desk.phase ?? ''}>
      <dl className="facts">
        <Fact name="Cause">
          {incident.cause}: {incident.text}
        </Fact>
        <Fact name="Cost of the stop">
          <Value
            value={incident.cost}
            text={`${formatMoney(incident.cost, currency)} ${currency}, fees and distance from the price at the trigger`}
            testId="stop-cost"
          />
        </Fact>
        <CooldownEnd incident={incident} isAwaiting={isAwaiting} />
        <Fact name="Needed next">
          {isAwaiting
            ? 'A person approves the resume. It restores the mode and starts nothing.'
            : 'The cooldown passes. It cannot be shortened.'}
        </Fact>
      </dl>
      <Checklist />
      {isAwaiting ? (
        <Button testId="resume-open" look="primary" onClick={() => openDialog('resume')}>
          Resume...
        </Button>
      ) : null}
    </section>
  );
}

interface CooldownEndProps {
  readonly incident: NonNullable<Part<'stop'>['incident']>;
  readonly isAwaiting: boolean;
}

function CooldownEnd({ incident, isAwaiting }: CooldownEndProps) {
  const now = useDeskNow();
  const desk = usePart('desk');
  const { flatAt, cooldownEndsAt } = incident;
  if (now === null) return null;
  const local = (at: number): string => (desk?.workspace === 'replay' ? '' : ` (${formatLocalClock(at)} local)`);
  return (
    <>
      {flatAt === null ? null : (
        <Fact name="Flat since">
          <Value value={flatAt} text={`${formatTime(flatAt, now)} UTC${local(flatAt)}`} />
        </Fact>
      )}
      {cooldownEndsAt === null ? null : (
        <Fact name={isAwaiting ? 'Cooldown ended' : 'Cooldown ends'}>
          <Value value={cooldownEndsAt} text={`${formatTime(cooldownEndsAt, now)} UTC${local(cooldownEndsAt)}`} />
          {isAwaiting ? null : (
            <span role="timer" aria-live="off" className="num" data-testid="cooldown-timer">
              {' '}
              in {formatCountdown(cooldownEndsAt - now)}
            </span>
          )}
        </Fact>
      )}
    </>
  );
}
