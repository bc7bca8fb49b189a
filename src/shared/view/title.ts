/** Title of window and document (UI-23): changes with state only, never holds a price. Main and renderer use the same. */
import type { Book, Level, Mode, Run, StopPhase } from '../model/mode.ts';
import { rfc3339, unixMs } from '../values/time.ts';
import { modeName } from './modeName.ts';

export interface TitleFacts {
  readonly workspace: 'live' | 'replay';
  /** Live prices and a live venue without real money. */
  readonly isRehearsal: boolean;
  readonly book: Book;
  readonly mode: Mode;
  readonly run: Run;
  readonly level: Level;
  readonly phase: StopPhase | null;
  /** Close legs of the open incident; null without one. */
  readonly closing: { readonly flat: number; readonly of: number } | null;
  /** Desk time, milliseconds. */
  readonly cooldownEndsAt: number | null;
  readonly unacknowledgedP1: number;
}

/** "(2!) LIVE MINIMAL 0.1% · PAUSED · Breakwater". */
export function windowTitle(facts: TitleFacts): string {
  const parts = [placeWords(facts), stateWords(facts), ['Breakwater']].flat();
  const prefix = facts.unacknowledgedP1 > 0 ? `(${facts.unacknowledgedP1}!) ` : '';
  return prefix + parts.join(' · ');
}

function placeWords({ workspace, isRehearsal, mode }: TitleFacts): readonly string[] {
  if (workspace === 'replay') return ['REPLAY'];
  return isRehearsal && mode !== 'SETUP' ? ['REHEARSAL'] : [];
}

function stateWords(facts: TitleFacts): readonly string[] {
  const { mode, run, level, book } = facts;
  if (mode === 'EMERGENCY_STOP') return [modeName(mode), phaseWords(facts), book];
  const runWords = run === 'RUNNING' || mode === 'SETUP' ? [] : [run];
  return [modeName(mode), ...runWords, ...(level === 'L0' ? [] : [level])];
}

function phaseWords({ phase, closing, cooldownEndsAt }: TitleFacts): string {
  switch (phase) {
    case 'UNRESOLVED':
      return 'UNRESOLVED';
    case 'COOLDOWN':
      return cooldownEndsAt === null ? 'COOLDOWN' : `COOLDOWN until ${clockOf(cooldownEndsAt)} UTC`;
    case 'AWAITING_APPROVAL':
      return 'AWAITING APPROVAL';
    case 'EXECUTING':
    case null:
      return closing === null || closing.of === 0 ? 'CLOSING' : `CLOSING ${closing.flat} of ${closing.of}`;
  }
}

const clockOf = (at: number): string => rfc3339(unixMs(at)).slice(11, 16);
