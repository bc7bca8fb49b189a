/**
 * One desk per data folder. The lock is a file that appears whole or not at all, names its owner, and is taken over only when that owner is
 * proven gone: its process is dead, its id belongs to another process, or, where that cannot be asked, nothing listens on its port.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { LOCK_FILE, lockFactsSchema, type LockFacts, type LockFailure } from './lockFacts.ts';
import { isProcessAlive, processStartOf } from './processIdentity.ts';

export interface DeskLock {
  /** What the command line must show to be let in. */
  readonly cliToken: string;
  /** Writes the port the command line reaches the desk on. */
  announce(port: number): void;
  /** Removes the file if it is still this desk's. Safe to call twice. */
  release(): void;
}

const ATTEMPTS = 3;
const PROBE_MS = 500;

/** Creates the folder and takes its lock, or says who holds it and what to do. */
export async function acquireLock(
  dataDir: string,
  owner: { readonly host: LockFacts['host']; readonly version: string },
): Promise<Result<DeskLock, LockFailure>> {
  const facts: LockFacts = {
    pid: process.pid,
    processStart: processStartOf(process.pid),
    host: owner.host,
    port: null,
    cliToken: randomBytes(32).toString('base64url'),
    startedAt: Date.now(),
    version: owner.version,
  };
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return await takeLock(dataDir, facts);
  } catch (thrown) {
    return err(unusable(dataDir, thrown));
  }
}

/** Reads the lock; null when there is none or it cannot be understood. */
export function readLock(dataDir: string): LockFacts | null {
  const text = readText(join(dataDir, LOCK_FILE));
  return text === null ? null : parseFacts(text);
}

async function takeLock(dataDir: string, facts: LockFacts): Promise<Result<DeskLock, LockFailure>> {
  const file = join(dataDir, LOCK_FILE);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (createWhole(file, facts)) return ok(heldLock(file, facts));
    const found = readText(file);
    if (found === null) continue;
    const holder = parseFacts(found);
    if (holder === null || !(await isGone(holder))) return err(lockedBy(holder, file));
    removeExactly(file, found);
  }
  return err(lockedBy(readLock(dataDir), file));
}

function heldLock(file: string, facts: LockFacts): DeskLock {
  let released = false;
  const isOurs = (): boolean => {
    const text = readText(file);
    return text !== null && parseFacts(text)?.cliToken === facts.cliToken;
  };
  return {
    cliToken: facts.cliToken,
    announce: (port) => {
      if (released || !isOurs()) return;
      renameSync(writeTemporary(file, { ...facts, port }), file);
    },
    release: () => {
      if (!released && isOurs()) rmSync(file, { force: true });
      released = true;
    },
  };
}

async function isGone(holder: LockFacts): Promise<boolean> {
  if (!isProcessAlive(holder.pid)) return true;
  const start = processStartOf(holder.pid);
  if (start !== null && holder.processStart !== null) return start !== holder.processStart;
  return holder.port !== null && !(await isListening(holder.port));
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: PROBE_MS });
    const answer = (listening: boolean): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true));
    // No answer in time is not proof of absence: the safe reading is that somebody is there.
    socket.once('timeout', () => answer(true));
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code !== 'ECONNREFUSED'));
  });
}

/** Puts the complete file in place unless one is there: link fails on an existing name, so a reader never sees half a lock. */
function createWhole(file: string, facts: LockFacts): boolean {
  const temporary = writeTemporary(file, facts);
  try {
    linkSync(temporary, file);
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    // File systems without hard links (FAT, some network shares) get a plain exclusive create instead.
    return createExclusive(file, facts);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function createExclusive(file: string, facts: LockFacts): boolean {
  try {
    writeDurably(file, facts);
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

function writeTemporary(file: string, facts: LockFacts): string {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeDurably(temporary, facts);
  return temporary;
}

function writeDurably(file: string, facts: LockFacts): void {
  const handle = openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    writeSync(handle, `${JSON.stringify(facts)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Moves the stale lock aside and deletes it; if another start has put a fresh one there meanwhile, that one goes back. */
function removeExactly(file: string, expected: string): void {
  const aside = `${file}.stale.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return;
    throw thrown;
  }
  if (readText(aside) !== expected) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parseFacts(text: string): LockFacts | null {
  try {
    return lockFactsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function lockedBy(holder: LockFacts | null, file: string): LockFailure {
  const folder = file.slice(0, -LOCK_FILE.length - 1);
  const text =
    holder === null
      ? `The lock file ${file} cannot be read. If no other desk runs on this folder, delete it and start again.`
      : `A desk already runs on ${folder} (process ${holder.pid}, ${holder.host} host). Use that one, stop it, or choose another folder with --data DIR.`;
  return { code: 'LOCKED', text };
}

function unusable(dataDir: string, thrown: unknown): LockFailure {
  const found = thrown instanceof Error ? thrown.message.split(',')[0] : String(thrown);
  return {
    code: 'DATA_FOLDER_UNUSABLE',
    text: `The data folder ${dataDir} cannot be written (${found}). Make it writable or choose another with --data DIR.`,
  };
}

const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
