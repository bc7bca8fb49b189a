/** Refusals of a resume in words (UI-73 texts 17 and 18). */
import type { ResumeFailure } from '../../domain/mode/canResume.ts';
import { timeText } from '../../domain/wording/numberText.ts';

/** Found, expected, what to do. */
export function resumeText(each: ResumeFailure): string {
  switch (each.code) {
    case 'NOT_FLAT':
      return `The stop is ${each.phase}. A resume needs a verified flat book: wait, or press Retry now (ES-08).`;
    case 'COOLDOWN':
      return `Cooldown ends ${timeText(each.endsAt)} UTC, in ${countdown(each.remainingMs)}. It cannot be shortened (EB-19).`;
    case 'TARGET_TOO_HIGH':
      return `${each.target} is above ${each.highest}, the highest mode after this stop. Choose ${each.highest} or lower (SM-18).`;
    case 'CAUSE_LEFT':
      return `The cause is still there: ${each.cause}. Wait until it is gone.`;
    case 'NOT_RECONCILED':
      return 'The live book differs from the venue. Settle the differences first (SM-03).';
    case 'COMPARISON_OLD':
      return `The last comparison with the venue that found no difference is ${Math.floor(each.ageMs / 1_000)} s old, 90 s are allowed. The desk compares every 30 s: wait for the next, or look why the venue does not answer (RC-25).`;
    case 'RECORD_BROKEN':
      return 'The journal does not verify. Save the evidence; nothing is resumed on a record that was changed (AU-09).';
    case 'PHRASE_MISMATCH':
      return `Found '${each.found}'. Type exactly ${each.expected}, with capitals.`;
    case 'REASON_TOO_SHORT':
      return `The reason has ${each.found} characters. Write at least ${each.expected}: it is stored with the resume.`;
  }
}

function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
