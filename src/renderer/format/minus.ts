/** The desk's own texts carry the ASCII minus of a keyboard; on screen a number has the real one (UI-65). */
import { MINUS } from './digits.ts';

/** Signs of numbers only: the hyphens of words, dates and ids stay. */
export const withMinus = (text: string): string => text.replaceAll(/(^|[\s(=])-(?=\d)/g, `$1${MINUS}`);
