/** What still keeps a resume from being sent, in words; the desk checks all of it again. */
import type { TradingMode } from '../../../shared/model/mode.ts';

export const RESUME_PHRASE = 'RESUME';
const SHORTEST_REASON = 10;

export interface ResumeForm {
  readonly mode: TradingMode | null;
  readonly reason: string;
  readonly phrase: string;
}

/** Null when the form is complete. */
export function resumeObstacle({ mode, reason, phrase }: ResumeForm): string | null {
  if (mode === null) return 'No mode chosen. Choose the mode to resume in.';
  const length = reason.trim().length;
  if (length < SHORTEST_REASON)
    return `Reason has ${length} characters, ${SHORTEST_REASON} are needed. Say why it is safe to resume.`;
  return phraseRefusal(phrase);
}

/** Text 17 for a phrase that is not exactly right, null for the right one. */
export function phraseRefusal(phrase: string): string | null {
  if (phrase.trim() === RESUME_PHRASE) return null;
  if (phrase.trim() === '') return `Type exactly ${RESUME_PHRASE}, with capitals.`;
  return `Found '${phrase.trim()}'. Type exactly ${RESUME_PHRASE}, with capitals.`;
}
