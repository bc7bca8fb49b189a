/** News of the journal: it cannot be written, it can be written again, or what was written was changed (EB-16, AU-09, AU-18). */
import { raiseAlert } from '../alerts.ts';
import { note, record, type Step } from '../step.ts';
import { changeLevel } from './changeLevel.ts';
import { evaluateBreaker } from './evaluateBreaker.ts';

/** Takes the news that entries could not be written. */
export function onJournalFailed(step: Step, text: string): void {
  const { journal } = step.state.live;
  journal.failingSince ??= step.at;
  journal.text = text;
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  evaluateBreaker(step);
}

/** Takes the news that the backlog is on disk again: the gap is recorded (design: nothing that adds risk happens unrecorded). */
export function onJournalHealed(step: Step, entries: number): void {
  const { journal } = step.state.live;
  const since = journal.failingSince ?? step.at;
  journal.failingSince = null;
  journal.text = '';
  const text = `${entries} entries were written late, in order`;
  record(step, 'JOURNAL_GAP', { data: { entries, since, text }, durability: 'A' });
  note(step, 'SYSTEM', `The journal writes again: ${text}.`);
  evaluateBreaker(step);
}

/** A record that was changed is no base for adding risk: L3, which only lets closing through, and P1 (AU-09). */
export function onJournalBroken(step: Step, found: string): void {
  const news = {
    trigger: 'JOURNAL_BROKEN',
    name: 'Journal',
    rule: 'AU-09',
    value: found.slice(0, 60),
    limit: 'no finding',
    text: found,
    clears: 'Start with another --data folder',
    inputs: '',
    used: null,
  };
  changeLevel(step, news, 'L3');
  raiseAlert(step, 'JOURNAL_BROKEN', { found });
}
