/**
 * Why a request failed, decided by the venue's own code and status and never by ccxt's classes: those call refusals network errors and the other
 * way round, and half an answer is none of them (RC-24).
 */
import { z } from 'zod';
import type { RawAnswer } from './guardedExchange.ts';

/**
 * refused: the venue said no, nothing was carried out. notSent: it never left. unknown: it may have been carried out.
 */
export type CallOutcome = 'refused' | 'notSent' | 'unknown';

export interface CallFacts {
  readonly outcome: CallOutcome;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** The venue's code such as -2010, else a word of ours. */
  readonly code: string;
  /** Whether the answer was a page instead of data: a proxy or a gateway spoke. */
  readonly html: boolean;
  /** As long as the venue asked to be left alone. */
  readonly retryAfterMs: number | null;
  readonly headers: RawAnswer['headers'];
}

/** The only thing a request throws. Its text never holds a key, a signature or an address with one. */
export class CallError extends Error {
  readonly facts: CallFacts;

  constructor(text: string, facts: CallFacts) {
    super(text);
    this.name = 'CallError';
    this.facts = facts;
  }
}

/** Codes after which the order may exist all the same (protocol: error codes). */
const UNKNOWN_CODES: ReadonlySet<string> = new Set(['-1000', '-1001', '-1006', '-1007']);
/** Answers of the limiter and the firewall: always before the order reaches an engine. */
const REFUSING_STATUS: ReadonlySet<number> = new Set([403, 418, 429]);
/** What the operating system and the transport say of a connection that never stood. */
const NOT_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|nothing was sent/;

const errorBody = z.object({ code: z.union([z.int(), z.string()]), msg: z.string() });

/** Reads what is known of a failed request; `thrown` is used only where no answer came. */
export function readFailure(answer: RawAnswer, thrown: unknown): CallError {
  const { status, body } = answer;
  if (status === null) return unanswered(thrown);
  const parsed = errorBody.safeParse(parseJson(body));
  const html = /^\s*</.test(body);
  const code = parsed.success ? String(parsed.data.code) : html ? 'HTML' : `HTTP_${status}`;
  const text = parsed.success ? parsed.data.msg : html ? pageTitle(body) : answerless(status, thrown);
  return new CallError(clean(parsed.success ? text : `${text} (HTTP ${status})`), {
    outcome: outcomeOf(status, parsed.success ? code : null, text),
    status,
    code,
    html,
    retryAfterMs: retryAfter(answer),
    headers: answer.headers,
  });
}

function outcomeOf(status: number, code: string | null, text: string): CallOutcome {
  if (REFUSING_STATUS.has(status)) return 'refused';
  if (code === null) return 'unknown';
  if (UNKNOWN_CODES.has(code)) return 'unknown';
  // The gateway of USD-M: the request was not passed on.
  if (text === 'Service Unavailable.') return 'refused';
  return code.startsWith('-') && (status < 500 || code === '-1008') ? 'refused' : 'unknown';
}

/** No head of an answer: only the transport's words tell whether anything left. */
export function unanswered(thrown: unknown): CallError {
  const text = wordsOf(thrown);
  if (NOT_SENT.test(text)) return notSent('UNREACHABLE', clean(text));
  return new CallError(clean(text), { ...NO_ANSWER, outcome: 'unknown', code: 'NO_ANSWER' });
}

const NO_ANSWER = { status: null, html: false, retryAfterMs: null, headers: {} } as const;

/** A request that never left this process, or found nobody to take it. */
export const notSent = (code: string, text: string): CallError =>
  new CallError(text, { ...NO_ANSWER, outcome: 'notSent', code });

const wordsOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? `${thrown.code} ` : '';
  const cause = thrown.cause instanceof Error ? `: ${thrown.cause.message}` : '';
  return `${code}${thrown.message}${cause}`;
};

const answerless = (status: number, thrown: unknown): string =>
  status === 200 ? `The answer could not be read: ${wordsOf(thrown)}` : 'The answer holds no error code';

const pageTitle = (body: string): string =>
  `A page answered instead of the venue: ${/<(title|h1)>([^<]*)/i.exec(body)?.[2]?.trim() ?? 'without a title'}`;

function retryAfter({ headers }: RawAnswer): number | null {
  const seconds = Number(headers['Retry-After'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const LONGEST = 300;

/** Takes addresses, query strings and anything shaped like a key or a signature out of a text, and keeps it to one line. */
export function clean(text: string): string {
  const line = text
    .replaceAll(/[a-z]+:\/\/\S+/gi, '[address]')
    .replaceAll(/(?:signature|apiKey|listenKey|secret)["']?\s*[=:]\s*["']?[^\s&"',}]+/gi, '[secret]')
    .replaceAll(/\b[A-Za-z0-9+/_-]{48,}={0,2}/g, '[secret]')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}...` : line;
}
