/**
 * Turns a draft into the exact bytes and hash of its place in the chain (AU-02, AU-03).
 * Invariants: 1. bytes are RFC 8785 text in UTF-8. 2. hash = SHA-256(0x00 || bytes). 3. prev is the hash of the entry before.
 */
import { hash as digest } from 'node:crypto';
import { InvariantError } from '../../../shared/base/invariant.ts';
import type { EntryDraft } from '../../../shared/model/entry.ts';
import type { JournalHead } from '../../ports/journal.ts';
import { canonicalText } from './canonicalText.ts';

/** Hash of the entry before the first (AU-03). */
export const NO_HASH = '0'.repeat(64);

/** Which log and which process start the entries belong to. */
export interface LogIdentity {
  readonly logId: string;
  readonly bootId: string;
}

export interface SealedEntry {
  readonly seq: number;
  /** Milliseconds of `ts`. */
  readonly at: number;
  readonly type: string;
  /** Canonical text; its UTF-8 bytes are what is stored and hashed. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly hash: string;
}

const TS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const MONO = /^\d{1,40}$/;
const TYPE = /^[A-Z][A-Z0-9_]{0,39}$/;
const LEAF_PREFIX = '\u0000';

/** Seals a draft as the entry after the head; throws InvariantError when the draft cannot be an entry. */
export function sealEntry(draft: EntryDraft, identity: LogIdentity, head: JournalHead): SealedEntry {
  checkEnvelope(draft);
  const seq = head.seq + 1;
  const { actor } = draft;
  const text =
    `{"actor":{"id":${canonicalText(actor.id, 'actor.id')},"session":${canonicalText(actor.session, 'actor.session')},` +
    `"type":"${actor.type}"},"book":"${draft.book}","boot":${canonicalText(identity.bootId, 'boot')},` +
    `"data":${canonicalText(draft.data, 'data')},"log":${canonicalText(identity.logId, 'log')},"mono":"${draft.mono}",` +
    `"prev":"${head.hash}","seq":${seq},"ts":"${draft.ts}","type":"${draft.type}","v":1}`;
  const leaf = Buffer.from(LEAF_PREFIX + text);
  const hash = digest('sha256', leaf, 'hex');
  return { seq, at: Date.parse(draft.ts), type: draft.type, text, bytes: leaf.subarray(1), hash };
}

/** Hash of stored bytes, lower-case hex. */
export const hashOfBytes = (bytes: Uint8Array): string => digest('sha256', Buffer.concat([Buffer.of(0), bytes]), 'hex');

function checkEnvelope(draft: EntryDraft): void {
  const { actor, ts, mono, type } = draft;
  if (!TS.test(ts) || Number.isNaN(Date.parse(ts)))
    throw new InvariantError('ts is not an RFC 3339 UTC time with milliseconds');
  if (!MONO.test(mono)) throw new InvariantError('mono is not a count of nanoseconds');
  if (!TYPE.test(type)) throw new InvariantError('type is not an entry type');
  if (actor.id === '' || actor.session === '') throw new InvariantError('actor has no id or no session');
}
