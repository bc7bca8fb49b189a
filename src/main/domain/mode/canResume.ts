/** Everything a resume asks: the guards of T7, and what the person typed (SM-10, UI-32). */
import { resumeGuards, type ResumeFacts, type ResumeGuard } from './resumeGuards.ts';

/** Typed exactly, capitals included (SM-10). */
const RESUME_PHRASE = 'RESUME';
/** Characters of a stored reason, without surrounding spaces (UI-32). */
const MIN_REASON_LENGTH = 10;

export interface ResumeRequest extends ResumeFacts {
  readonly phrase: string;
  readonly reason: string;
}

export type ResumeFailure =
  | ResumeGuard
  | { readonly code: 'PHRASE_MISMATCH'; readonly found: string; readonly expected: string }
  | { readonly code: 'REASON_TOO_SHORT'; readonly found: number; readonly expected: number };

/** Every guard that fails, in the order a trader can act on them; empty when the resume may go ahead. */
export const canResume = (request: ResumeRequest): readonly ResumeFailure[] => [
  ...resumeGuards(request),
  ...phraseFailure(request),
  ...reasonFailure(request),
];

const phraseFailure = ({ phrase }: ResumeRequest): readonly ResumeFailure[] =>
  phrase === RESUME_PHRASE ? [] : [{ code: 'PHRASE_MISMATCH', found: phrase, expected: RESUME_PHRASE }];

function reasonFailure({ reason }: ResumeRequest): readonly ResumeFailure[] {
  const found = reason.trim().length;
  return found >= MIN_REASON_LENGTH ? [] : [{ code: 'REASON_TOO_SHORT', found, expected: MIN_REASON_LENGTH }];
}
