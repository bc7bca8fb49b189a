import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock, readLock, type DeskLock } from '../../../../src/main/adapters/lock/lockFile.ts';
import type { LockFacts } from '../../../../src/main/adapters/lock/lockFacts.ts';
import { isProcessAlive, processStartOf } from '../../../../src/main/adapters/lock/processIdentity.ts';
import { invariant } from '../../../../src/shared/base/invariant.ts';

const owner = { host: 'browser', version: '0.1.0' } as const;
const freshDir = (): string => mkdtempSync(join(tmpdir(), 'breakwater-lock-'));

async function take(dataDir: string): Promise<DeskLock> {
  const lock = await acquireLock(dataDir, owner);
  invariant(lock.ok, 'the lock is free');
  return lock.value;
}

const facts = (change: Partial<LockFacts>): LockFacts => ({
  pid: process.pid,
  processStart: processStartOf(process.pid),
  host: 'browser',
  port: null,
  cliToken: 'x'.repeat(43),
  startedAt: 1,
  version: '0.1.0',
  ...change,
});

const plant = (dataDir: string, content: string): void => writeFileSync(join(dataDir, 'desk.lock'), content);

/** The kernel gives process ids up to 4,194,304. */
const NO_PROCESS = 4_194_400;

describe('acquireLock', () => {
  it('writes who runs, readable by the owner only, and leaves no other file', async () => {
    const dataDir = join(freshDir(), 'new', 'folder');
    const lock = await take(dataDir);
    expect(readLock(dataDir)).toMatchObject({ pid: process.pid, host: 'browser', port: null, cliToken: lock.cliToken });
    expect(readdirSync(dataDir)).toEqual(['desk.lock']);
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'desk.lock')).mode & 0o777).toBe(0o600);
  });

  it('adds the port when it is announced', async () => {
    const dataDir = freshDir();
    (await take(dataDir)).announce(4_310);
    expect(readLock(dataDir)?.port).toBe(4_310);
    expect(readdirSync(dataDir)).toEqual(['desk.lock']);
  });

  it('refuses a second desk on the folder and says which process has it and what to do', async () => {
    const dataDir = freshDir();
    await take(dataDir);
    const second = await acquireLock(dataDir, owner);
    expect(second).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    expect(JSON.stringify(second)).toContain(`process ${process.pid}`);
    expect(JSON.stringify(second)).toContain('--data DIR');
  });

  it('lets only one of many starts at once have it', async () => {
    const dataDir = freshDir();
    const starts = await Promise.all(Array.from({ length: 10 }, () => acquireLock(dataDir, owner)));
    expect(starts.filter((start) => start.ok)).toHaveLength(1);
  });

  it('lets only one of many starts take over a stale lock', async () => {
    const dataDir = freshDir();
    plant(dataDir, JSON.stringify(facts({ pid: NO_PROCESS })));
    const starts = await Promise.all(Array.from({ length: 10 }, () => acquireLock(dataDir, owner)));
    expect(starts.filter((start) => start.ok)).toHaveLength(1);
    expect(readdirSync(dataDir)).toEqual(['desk.lock']);
  });

  it('takes over from a process that is gone', async () => {
    const dataDir = freshDir();
    plant(dataDir, JSON.stringify(facts({ pid: NO_PROCESS })));
    const lock = await take(dataDir);
    expect(readLock(dataDir)?.cliToken).toBe(lock.cliToken);
  });

  it.runIf(process.platform === 'linux')('takes over when the process id belongs to another process now', async () => {
    const dataDir = freshDir();
    plant(dataDir, JSON.stringify(facts({ processStart: 'other-boot:1' })));
    await expect(acquireLock(dataDir, owner)).resolves.toMatchObject({ ok: true });
  });

  it('asks the port where starts cannot be compared: silent means gone, answering means alive', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    invariant(typeof address === 'object' && address !== null, 'the server listens');
    const dataDir = freshDir();
    plant(dataDir, JSON.stringify(facts({ processStart: null, port: address.port })));
    await expect(acquireLock(dataDir, owner)).resolves.toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    await new Promise((resolve) => server.close(resolve));
    await expect(acquireLock(dataDir, owner)).resolves.toMatchObject({ ok: true });
  });

  it('keeps away where it cannot tell: no start, no port', async () => {
    const dataDir = freshDir();
    plant(dataDir, JSON.stringify(facts({ processStart: null })));
    await expect(acquireLock(dataDir, owner)).resolves.toMatchObject({ ok: false, error: { code: 'LOCKED' } });
  });

  it.each(['', '{"pid":', '[]', '{"pid":1}'])('does not touch a lock it cannot read: %j', async (content) => {
    const dataDir = freshDir();
    plant(dataDir, content);
    const lock = await acquireLock(dataDir, owner);
    expect(lock.ok ? '' : lock.error.text).toContain('delete it and start again');
    expect(readFileSync(join(dataDir, 'desk.lock'), 'utf8')).toBe(content);
  });

  it('says so when the folder cannot be made', async () => {
    const dataDir = freshDir();
    writeFileSync(join(dataDir, 'file'), '');
    const lock = await acquireLock(join(dataDir, 'file', 'below'), owner);
    expect(lock).toMatchObject({ ok: false, error: { code: 'DATA_FOLDER_UNUSABLE' } });
    expect(lock.ok ? '' : lock.error.text).toContain('choose another with --data DIR');
  });
});

describe('release', () => {
  it('removes the lock, and again does nothing', async () => {
    const dataDir = freshDir();
    const lock = await take(dataDir);
    lock.release();
    lock.release();
    expect(readLock(dataDir)).toBeNull();
    await expect(acquireLock(dataDir, owner)).resolves.toMatchObject({ ok: true });
  });

  it('leaves and does not overwrite a lock that has become somebody else’s', async () => {
    const dataDir = freshDir();
    const lock = await take(dataDir);
    rmSync(join(dataDir, 'desk.lock'));
    const other = await take(dataDir);
    lock.announce(1_234);
    lock.release();
    expect(readLock(dataDir)).toMatchObject({ cliToken: other.cliToken, port: null });
  });
});

describe('isProcessAlive', () => {
  it('is true for this process and false for an id that cannot exist', () => {
    expect([isProcessAlive(process.pid), isProcessAlive(NO_PROCESS)]).toEqual([true, false]);
  });
});
