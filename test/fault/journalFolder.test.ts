import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';

const OPEN = join(import.meta.dirname, '../support/openInReadOnlyFolder.ts');

describe('a data folder that cannot be written', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    folder = temporaryFolder();
    chmodSync(folder.path, 0o755);
  });
  afterEach(() => folder.remove());

  const open = (file: string): unknown =>
    JSON.parse(execFileSync(process.execPath, [OPEN, file], { encoding: 'utf8' }));

  it('refuses a read-only folder by name and creates nothing in it', () => {
    const locked = join(folder.path, 'locked');
    // Windows has no read-only folders; a file in place of the folder cannot be written into either.
    if (process.platform === 'win32') writeFileSync(locked, '');
    else mkdirSync(locked, { mode: 0o555 });
    expect(open(join(locked, 'desk.db'))).toEqual({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
    expect(readdirSync(folder.path)).toEqual(['locked']);
  });

  it('refuses an existing database it may only read', () => {
    const file = join(folder.path, 'desk.db');
    openTestJournal({ file }).close();
    chmodSync(file, 0o444);
    expect(open(file)).toEqual({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
  });
});
