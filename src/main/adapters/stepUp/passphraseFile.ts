/** The passphrase of the data folder as a salted scrypt hash, readable by its owner alone. The passphrase itself is never stored. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** About 0.1 s and 32 MB per try. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_048_576 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

const fileSchema = z.strictObject({
  version: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is stored; null while there is no passphrase. A file that cannot be read counts as one that nothing matches. */
export type StoredPassphrase = { readonly salt: string; readonly hash: string } | 'UNREADABLE' | null;

/** Reads the file. */
export function readPassphrase(file: string): StoredPassphrase {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    return isMissing(cause) ? null : 'UNREADABLE';
  }
  const parsed = fileSchema.safeParse(jsonOf(text));
  return parsed.success ? { salt: parsed.data.salt, hash: parsed.data.hash } : 'UNREADABLE';
}

/** Writes the hash of a passphrase; the file is replaced whole or not at all. */
export async function writePassphrase(file: string, passphrase: string): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await hashOf(passphrase, salt);
  const next = `${file}.next`;
  const content = JSON.stringify({ version: 1, salt: salt.toString('hex'), hash: hash.toString('hex') });
  writeFileSync(next, `${content}\n`, { mode: 0o600 });
  chmodSync(next, 0o600);
  renameSync(next, file);
}

/** Compares in constant time. */
export async function matchesPassphrase(stored: StoredPassphrase, passphrase: string): Promise<boolean> {
  if (stored === null || stored === 'UNREADABLE') return false;
  const found = await hashOf(passphrase, Buffer.from(stored.salt, 'hex'));
  return timingSafeEqual(found, Buffer.from(stored.hash, 'hex'));
}

const hashOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same text typed on another keyboard may come in other code points.
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
