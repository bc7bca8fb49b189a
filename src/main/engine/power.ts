/** Sleep and wake (SM-20): asleep nothing is protected but what rests at the venue, so waking means recovering first. */
import { powerEffect, type PowerEvent } from '../domain/ladder/sleep.ts';
import { dayTimeText } from '../domain/wording/dateText.ts';
import { clearAlert, raiseAlert } from './alerts.ts';
import { activeBook, inBook, openedBooks } from './books.ts';
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

/** A live book on battery ends with the battery: said once, taken back when the machine is plugged in (UI-36). */
export function onBattery(step: Step, isOn: boolean): void {
  if (!isOn) return clearAlert(step, 'ON_BATTERY');
  const { durable } = step.state;
  if (activeBook(durable) === 'LIVE' || durable.books.LIVE.positions.size > 0)
    raiseAlert(step, 'ON_BATTERY', { found: 'the machine runs on its battery' });
}

function recover(step: Step): void {
  const { modeState, triggers } = step.state.durable;
  const { run } = modeState;
  if (run === 'RECOVERING') return;
  record(step, 'MODE_RUN', { data: { from: run, to: 'RECOVERING', cause: 'woke up' }, durability: 'A' });
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  const asleep = triggers.get('SLEEP');
  const from =
    asleep === undefined ? 'Awake again' : `Asleep from ${dayTimeText(asleep.since)} to ${dayTimeText(step.at)} UTC`;
  note(step, 'SYSTEM', `${from}. Checking the venue before anything else.`);
  onRecoveryRetry(step);
}
