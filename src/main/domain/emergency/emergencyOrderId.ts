/** Client order ids of emergency orders: the same leg and attempt always gets the same id, so nothing is sent twice (ES-05). */
import { invariant } from '../../../shared/base/invariant.ts';
import { clientOrderId, type ClientOrderId } from '../../../shared/values/ids.ts';

/** Venues take at most 32 characters (ES-05). */
const MAX_LENGTH = 32;
const HASH_LENGTH = 8;
const legLetters = { LONG: 'L', SHORT: 'S', BOTH: 'B' } as const;

export interface EmergencyLeg {
  /** "I7". */
  readonly incident: string;
  /** Symbol as text. */
  readonly symbol: string;
  /** BOTH on one-way accounts, LONG or SHORT in hedge mode. */
  readonly leg: keyof typeof legLetters;
  /** From 1; rises only after the previous attempt is terminal. */
  readonly attempt: number;
  /** "ES" of the desk where none is given; "WD" of the watchdog (ES-14). */
  readonly series?: 'ES' | 'WD';
}

/** "ES-I7-BTC-B-1": different symbols of one incident always get different ids. */
export function emergencyOrderId({ incident, symbol, leg, attempt, series = 'ES' }: EmergencyLeg): ClientOrderId {
  const head = `${series}-${incident}-`;
  const tail = `-${legLetters[leg]}-${attempt}`;
  const room = MAX_LENGTH - head.length - tail.length;
  invariant(room > HASH_LENGTH, `No room for a symbol in an id of incident ${incident}, attempt ${attempt}`);
  return clientOrderId(`${head}${symbolCode(symbol, room)}${tail}`);
}

/** Plain USDT spot by its base, everything else in full with _ for / and :, and cut with a hash of the whole where that is too long. */
function symbolCode(symbol: string, room: number): string {
  const code = symbol.replace(/^([A-Z0-9]+)\/USDT$/, '$1').replace(/[^A-Za-z0-9]/g, '_');
  return code.length <= room ? code : `${code.slice(0, room - HASH_LENGTH)}${fnv1a(symbol)}`;
}

/** FNV-1a, 32 bit, as 8 hex digits: spreads names, guards nothing. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16).padStart(HASH_LENGTH, '0');
}
