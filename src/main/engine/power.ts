/** Sleep and wake (SM-20): asleep nothing is protected but what rests at the venue, so waking means recovering first. */
import { onRecoveryRetry } from './recovery.ts';
import { inBook, openedBooks } from './books.ts';
import { cancelWorkingEntries } from './breaker/cancelEntries.ts';
import { note, record, type Step } from './step.ts';

/** Suspend takes working entries back; resume compares with the venue before anything else. */
export function onPower(step: Step, event: 'suspend' | 'resume'): void {
  const { modeState } = step.state.durable;
  if (event === 'suspend') {
    for (const book of openedBooks(step.state.durable)) cancelWorkingEntries(inBook(step, book));
    note(step, 'SYSTEM', 'The computer is going to sleep: entries are being canceled, stops stay.');
    return;
  }
  if (modeState.run === 'RECOVERING') return;
  record(step, 'MODE_RUN', { data: { from: modeState.run, to: 'RECOVERING', cause: 'woke up' }, durability: 'A' });
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  note(step, 'SYSTEM', 'Awake again: checking the venue before anything else.');
  onRecoveryRetry(step);
}
