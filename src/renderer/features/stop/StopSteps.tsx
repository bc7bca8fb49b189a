import { Check, ChevronRight, Square, X } from 'lucide-react';
import type { Part } from '../../../shared/ipc/view.ts';
import type { StopStep } from '../../../shared/model/incident.ts';
import { standingLegs, stopProgress } from '../../../shared/view/stopProgress.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatStepMs } from './formatStepMs.ts';

type Incident = NonNullable<Part<'stop'>['incident']>;

const words = {
  latch: 'latched',
  blocked: 'entries blocked',
  snapshot: 'snapshot',
  cancels: 'cancels handed over',
  closes: 'closes handed over',
  flat: 'flat verified',
  stops: 'stops removed',
  verified: 'verified again',
  report: 'report',
} as const satisfies Record<StopStep, string>;

const glyphs = { todo: Square, active: ChevronRight, done: Check, failed: X } as const;
const stateWords = { todo: 'to do', active: 'now', done: 'done', failed: 'failed' } as const;

/** The nine steps with the milliseconds each took from the trigger. */
export function StopSteps() {
  const incident = usePart('stop')?.incident;
  if (incident === null || incident === undefined) return null;
  return (
    <ol className="stop-steps" aria-label="Steps">
      {incident.steps.map(({ step, state, ms }) => {
        const Glyph = glyphs[state];
        return (
          <li key={step} data-testid={`stop-step-${step}`} data-state={state} data-ms={ms ?? undefined}>
            <Glyph size={14} strokeWidth={2} aria-hidden="true" />
            <span>
              {words[step]}
              {countOf(step, incident)}
            </span>
            <span className="visually-hidden">{stateWords[state]}</span>
            <span className="num text-muted">{ms === null ? '' : formatStepMs(ms)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function countOf(step: StopStep, { legs }: Incident): string {
  const { closes, cancels } = stopProgress(legs);
  const sent = (kind: 'CANCEL' | 'CLOSE') =>
    standingLegs(legs).filter((leg) => leg.kind === kind && leg.sentMs !== null).length;
  if (step === 'cancels') return ` ${sent('CANCEL')}/${cancels}`;
  return step === 'closes' ? ` ${sent('CLOSE')}/${closes}` : '';
}
