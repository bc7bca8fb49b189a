/** What a start leaves behind after recovery (SM-19): a live book stays reduce-only, or halted, until a person has looked. */
import { afterRestart, type RestartDecision } from '../../domain/ladder/restart.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { activeBook, inBook } from '../books.ts';
import { changeLevel } from '../breaker/changeLevel.ts';
import type { Step } from '../step.ts';

/** Name of the level that a start holds. */
export const RESTART = 'RESTART';

const about = {
  trigger: RESTART,
  name: 'Start',
  rule: 'SM-19',
  value: null,
  limit: 'confirmed by a person',
  inputs: '',
  used: null,
} as const;

/** Decides by the table, and holds the level it says: of the book that trades, whichever venue answered last. */
export function holdAfterRestart(turn: Step, differences: number): RestartDecision {
  const step = inBook(turn, activeBook(turn.state.durable));
  const { modeState, ladder, triggers } = step.state.durable;
  const decision = afterRestart({
    modeState,
    isRecordIntact: ladder.verification?.ok !== false && !triggers.has('JOURNAL_BROKEN'),
    endedClean: ladder.session.endedClean,
    differences,
  });
  if (decision.kind === 'CONFIRM_SUMMARY') confirmLater(step);
  if (decision.kind === 'RESOLVE_DIFFERENCES') resolveFirst(step, differences);
  return decision;
}

/** A person has looked and an approval says so: the level ends. */
export function clearRestart(step: Step, reason: string): void {
  changeLevel(step, { ...about, text: `cleared: ${reason}`.slice(0, 300), clears: '' }, 'L0');
}

/** Whoever lifted the level has looked: the alert goes with it. */
export function endRestartAlert(step: Step): void {
  if (!isHeld(step)) clearAlert(step, 'RESTARTED');
}

/** A level that holds already stays: whoever restarts again has not looked yet. */
const isHeld = (step: Step): boolean => step.state.durable.triggers.has(RESTART);

function confirmLater(step: Step): void {
  if (isHeld(step)) return;
  const text = 'started with a live book, nothing differs';
  changeLevel(step, { ...about, text, clears: 'Clears when you confirm the summary' }, 'L2');
  raiseAlert(step, 'RESTARTED', { found: text, severity: 'P2' });
}

function resolveFirst(step: Step, differences: number): void {
  const found = differences === 0 ? 'nothing differs' : `${differences} differences`;
  const text = step.state.durable.ladder.session.endedClean
    ? `the live book differs from the venue, ${found}`
    : `the desk ended without closing its session, ${found}`;
  changeLevel(step, { ...about, text, clears: 'Clears with an approved resume' }, 'L3');
  raiseAlert(step, 'RESTARTED', { found: text, severity: 'P1' });
}
