/** Tells from status and body whether a request was carried out. What is not certainly a no is unknown (RC-24). */
import type { VenueAnswer } from './venueAnswer.ts';

/** The venue lost sight of the request itself. */
const LOST = new Set([-1000, -1001, -1006, -1007]);
/** Turned away before it was looked at, although the status says 5xx. */
const OVERLOADED = -1008;

/** The parsed body of a success, or why there is none. */
export function readAnswer(status: number, body: string): VenueAnswer<unknown> {
  const parsed = parse(body);
  if (status === 200) {
    if (parsed === undefined || isEmpty(parsed))
      return { kind: 'unknown', text: `200 without an answer: ${short(body)}` };
    return { kind: 'ok', value: parsed };
  }
  const found = failureOf(parsed);
  const text = `${status} ${found?.msg ?? short(body)}`;
  const code = String(found?.code ?? status);
  if (status === 429 || status === 418) return { kind: 'refused', code, text };
  if (found?.code === OVERLOADED || (status === 503 && text.includes('Service Unavailable')))
    return { kind: 'refused', code, text };
  const isRefused = status >= 400 && status < 500 && status !== 408 && !(found !== null && LOST.has(found.code));
  return isRefused ? { kind: 'refused', code, text } : { kind: 'unknown', text };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function failureOf(parsed: unknown): { readonly code: number; readonly msg: string } | null {
  if (typeof parsed !== 'object' || parsed === null || !('code' in parsed) || !('msg' in parsed)) return null;
  return typeof parsed.code === 'number' && typeof parsed.msg === 'string'
    ? { code: parsed.code, msg: parsed.msg }
    : null;
}

const isEmpty = (parsed: unknown): boolean =>
  typeof parsed !== 'object' || parsed === null || (!Array.isArray(parsed) && Object.keys(parsed).length === 0);

const short = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 120);
