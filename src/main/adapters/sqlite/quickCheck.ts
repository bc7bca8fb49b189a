/**
 * Proves in one pass over the text that an entry continues the chain: canonical form, log, prev, seq, and time not before the entry before.
 * Its hash is checked by the caller. Whatever this cannot prove, examineEntry decides.
 */
import type { ChainCursor } from './chainCursor.ts';
import { endOfCanonicalValue } from './canonicalScan.ts';

// Envelope members in canonical order. A string in here has no escapes, so quotes cannot mislead; anything else is left to examineEntry.
const TEXT = '"[^"\\\\\\u0000-\\u001f\\ufffd]+"';
const HEAD = new RegExp(
  `\\u0000\\{"actor":\\{"id":${TEXT},"session":${TEXT},"type":"(?:user|strategy|system|exchange)"\\},` +
    `"book":"(?:PAPER|LIVE|SYS)","boot":${TEXT},"data":`,
  'y',
);
const MONO = /\d+"/y;
const TAIL = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","type":"[A-Z][A-Z0-9_]*","v":1\}/y;
const TS_LENGTH = '2026-03-01T00:00:00.000Z'.length;

/** True when the leaf (0x00 and the entry's text) certainly continues the chain; then the cursor stands on it. */
export function isNextEntry(leaf: string, hash: string, cursor: ChainCursor): boolean {
  const data = endOfMatch(HEAD, leaf, 0);
  if (data < 0) return false;
  const dataEnd = endOfCanonicalValue(leaf, data);
  const log = `,"log":"${cursor.log ?? ''}","mono":"`;
  if (dataEnd < 0 || !leaf.startsWith(log, dataEnd)) return false;
  const monoEnd = endOfMatch(MONO, leaf, dataEnd + log.length);
  const place = `,"prev":"${cursor.prev}","seq":${cursor.seq},"ts":"`;
  if (monoEnd < 0 || !leaf.startsWith(place, monoEnd)) return false;
  const tsAt = monoEnd + place.length;
  if (endOfMatch(TAIL, leaf, tsAt) !== leaf.length) return false;
  const ts = leaf.slice(tsAt, tsAt + TS_LENGTH);
  if (ts < cursor.ts) return false;
  cursor.seq += 1;
  cursor.prev = hash;
  cursor.text = leaf;
  cursor.ts = ts;
  return true;
}

function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
