/** Which of the seven faces of UI-28 the emergency stop shows, and what it says. */
import type { Part } from '../../../shared/ipc/view.ts';
import { stopProgress } from '../../../shared/view/stopProgress.ts';
import type { LinkName } from '../../store/viewStore.ts';

export type StopState = 'armed' | 'sending' | 'executing' | 'unresolved' | 'cooldown' | 'awaiting' | 'inactive';

export interface StopFacts {
  readonly link: LinkName;
  readonly desk: Pick<Part<'desk'>, 'mode' | 'phase' | 'book' | 'host'> | null;
  readonly stop: Part<'stop'> | null;
  readonly isSending: boolean;
  /** 250 ms passed without acknowledgment. */
  readonly isOverdue: boolean;
}

const phaseStates = {
  EXECUTING: 'executing',
  UNRESOLVED: 'unresolved',
  COOLDOWN: 'cooldown',
  AWAITING_APPROVAL: 'awaiting',
} as const;

export function stopStateOf({ link, desk, isSending }: StopFacts): StopState {
  if (link === 'lost' || link === 'refused' || link === 'connecting') return 'inactive';
  if (desk?.mode === 'EMERGENCY_STOP') return phaseStates[desk.phase ?? 'EXECUTING'];
  return isSending ? 'sending' : 'armed';
}

export interface StopWords {
  readonly first: string;
  readonly second: string;
  /** Accessible name (UI-27). */
  readonly name: string;
}

export function stopWords(state: StopState, facts: StopFacts): StopWords {
  const lines = linesOf(state, facts);
  return { ...lines, name: state === 'armed' ? armedName(facts) : `Emergency stop. ${lines.first}. ${lines.second}` };
}

function linesOf(state: StopState, facts: StopFacts): { first: string; second: string } {
  switch (state) {
    case 'armed':
      return { first: 'EMERGENCY STOP', second: planText(facts) };
    case 'sending':
      return facts.isOverdue
        ? { first: 'NOT CONFIRMED', second: 'press Ctrl+Shift+F12 or use the tray' }
        : { first: 'STOPPING...', second: '' };
    case 'executing':
      return { first: 'STOP ACTIVE', second: closingText(facts.stop) };
    case 'unresolved':
      return { first: `STOP: ${openCount(facts.stop)} NOT CLOSED`, second: 'act now' };
    case 'cooldown':
      return { first: 'STOPPED', second: 'cooldown' };
    case 'awaiting':
      return { first: 'STOPPED', second: 'awaiting approval' };
    case 'inactive':
      return { first: 'STOP NOT CONNECTED', second: elsewhere(facts) };
  }
}

/** The page of a browser has no tray of its own: the desk's machine has. */
const elsewhere = ({ desk }: StopFacts): string =>
  desk?.host === 'electron' ? 'tray or Ctrl+Shift+F12' : "open the desk's machine";

function planText({ desk, stop }: StopFacts): string {
  if (desk === null || stop === null) return 'connecting to the book';
  if (desk.mode === 'SETUP') return 'Nothing to stop yet';
  const { cancel, close } = stop.plan;
  if (cancel === 0 && close === 0) return `${desk.book}: nothing open`;
  return `${desk.book}: cancel ${cancel}, close ${close}`;
}

function armedName({ desk, stop }: StopFacts): string {
  if (desk === null || stop === null) return 'Emergency stop';
  if (desk.mode === 'SETUP') return 'Emergency stop. Nothing to stop yet';
  const { cancel, close } = stop.plan;
  const positions = close === 1 ? 'position' : 'positions';
  const orders = cancel === 1 ? 'order' : 'orders';
  return `Emergency stop, ${desk.book} book: cancel ${cancel} ${orders}, close ${close} ${positions} at market`;
}

function closingText(stop: Part<'stop'> | null): string {
  const progress = stopProgress(stop?.incident?.legs ?? []);
  return progress.closes === 0 ? 'canceling entries' : `closing ${progress.flat} of ${progress.closes}`;
}

const openCount = (stop: Part<'stop'> | null): number => stopProgress(stop?.incident?.legs ?? []).open.length;
