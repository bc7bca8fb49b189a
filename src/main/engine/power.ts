/** Sleep and wake (SM-20): asleep nothing is protected but what rests at the venue, so waking means recovering first. */
import { powerEffect, type PowerEvent } from '../domain/ladder/sleep.ts';
import { inBook, openedBooks } from './books.ts';
import { cancelWorkingEntries } from './breaker/cancelEntries.ts';
import { beginSleep } from './ladder/sleepLevel.ts';
import { onRecoveryRetry } from './recovery.ts';
import { note, record, type Step } from './step.ts';

/** Suspend takes working entries back as far as there is time; resume compares with the venue before anything else. */
export function onPower(step: Step, event: PowerEvent): void {
  const { level, recovers } = powerEffect(event, step.state.durable.modeState.mode);
  if (level !== null) {
    beginSleep(step, level);
    for (const book of openedBooks(step.state.durable)) cancelWorkingEntries(inBook(step, book));
    note(step, 'SYSTEM', 'The computer is going to sleep: entries are being canceled, stops stay.');
  }
  if (recovers) recover(step);
}

function recover(step: Step): void {
  const { run } = step.state.durable.modeState;
  if (run === 'RECOVERING') return;
  record(step, 'MODE_RUN', { data: { from: run, to: 'RECOVERING', cause: 'woke up' }, durability: 'A' });
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  note(step, 'SYSTEM', 'Awake again: checking the venue before anything else.');
  onRecoveryRetry(step);
}
