import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStepUp } from '../../../../src/main/adapters/stepUp/openStepUp.ts';
import type { OwnerPrompt } from '../../../../src/main/ports/stepUp.ts';
import { newDataDir, removeDataDir } from '../../../support/testDesk.ts';

const SECRET = 'correct horse battery';
let dataDir = '';
let now = 0;
beforeEach(() => {
  dataDir = newDataDir();
  now = 1_000;
});
afterEach(() => removeDataDir(dataDir));

const open = (prompt: OwnerPrompt | null = null) => openStepUp({ dataDir, prompt, now: () => now });
const file = () => join(dataDir, 'passphrase.json');

describe('openStepUp', () => {
  it('is not ready before a passphrase is set, and says so', async () => {
    const stepUp = open();
    expect(stepUp.isReady()).toBe(false);
    expect(await stepUp.authenticate(SECRET, 'test')).toEqual({ ok: false, error: { code: 'NOT_SET' } });
    expect(await stepUp.authenticate(null, 'test')).toEqual({ ok: false, error: { code: 'NOT_SET' } });
  });

  it('takes a passphrase of eight characters or more, also after a restart', async () => {
    expect(await open().setPassphrase(null, '1234567')).toEqual({
      ok: false,
      error: { code: 'TOO_SHORT', found: 7, expected: 8 },
    });
    expect(await open().setPassphrase(null, '12345678')).toEqual({ ok: true, value: null });
    expect(open().isReady()).toBe(true);
    expect(await open().authenticate('12345678', 'test')).toEqual({ ok: true, value: 'passphrase' });
  });

  it('stores a salted hash that only the owner can read, never the passphrase', async () => {
    await open().setPassphrase(null, SECRET);
    const first = readFileSync(file(), 'utf8');
    expect(first).not.toContain('horse');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    await open().setPassphrase(SECRET, SECRET);
    expect(readFileSync(file(), 'utf8')).not.toBe(first);
  });

  it('replaces it only with the current one', async () => {
    const stepUp = open();
    await stepUp.setPassphrase(null, SECRET);
    expect(await stepUp.setPassphrase(null, 'another one')).toMatchObject({ ok: false, error: { code: 'WRONG' } });
    expect(await stepUp.setPassphrase('wrong', 'another one')).toMatchObject({ ok: false, error: { code: 'WRONG' } });
    expect(await stepUp.setPassphrase(SECRET, 'another one')).toEqual({ ok: true, value: null });
    expect(await stepUp.authenticate(SECRET, 'test')).toMatchObject({ ok: false });
    expect(await stepUp.authenticate('another one', 'test')).toEqual({ ok: true, value: 'passphrase' });
  });

  it('waits thirty seconds after five wrong tries, made at once or not', async () => {
    const stepUp = open();
    await stepUp.setPassphrase(null, SECRET);
    const tries = await Promise.all(Array.from({ length: 5 }, () => stepUp.authenticate('wrong one', 'test')));
    expect(tries.map((each) => (each.ok ? null : each.error))).toEqual([
      { code: 'WRONG', triesLeft: 4 },
      { code: 'WRONG', triesLeft: 3 },
      { code: 'WRONG', triesLeft: 2 },
      { code: 'WRONG', triesLeft: 1 },
      { code: 'WAIT', remainingMs: 30_000 },
    ]);
    now += 29_999;
    expect(await stepUp.authenticate(SECRET, 'test')).toEqual({ ok: false, error: { code: 'WAIT', remainingMs: 1 } });
    now += 1;
    expect(await stepUp.authenticate(SECRET, 'test')).toEqual({ ok: true, value: 'passphrase' });
    expect(await stepUp.authenticate('wrong one', 'test')).toMatchObject({ error: { triesLeft: 4 } });
  });

  it('lets nobody in through a file that was damaged', async () => {
    const stepUp = open();
    await stepUp.setPassphrase(null, SECRET);
    writeFileSync(file(), '{"version":1,"salt":"","hash":""}');
    expect(stepUp.isReady()).toBe(true);
    expect(await stepUp.authenticate('', 'test')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(await stepUp.setPassphrase(null, 'another one')).toMatchObject({ ok: false });
    writeFileSync(file(), 'not json');
    chmodSync(file(), 0o600);
    expect(await stepUp.authenticate(SECRET, 'test')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });

  it('asks the owner of the machine where no passphrase is given and it can', async () => {
    let agrees = true;
    const prompt: OwnerPrompt = {
      method: 'Touch ID',
      canPrompt: () => true,
      prompt: () => Promise.resolve(agrees),
    };
    const stepUp = open(prompt);
    expect(stepUp.isReady()).toBe(true);
    expect(await stepUp.authenticate(null, 'test')).toEqual({ ok: true, value: 'Touch ID' });
    agrees = false;
    expect(await stepUp.authenticate(null, 'test')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });

  it('asks for the passphrase where the machine cannot ask', async () => {
    const stepUp = open({ method: 'Touch ID', canPrompt: () => false, prompt: () => Promise.resolve(true) });
    expect(stepUp.isReady()).toBe(false);
    await stepUp.setPassphrase(null, SECRET);
    expect(await stepUp.authenticate(null, 'test')).toEqual({ ok: false, error: { code: 'WRONG', triesLeft: 5 } });
  });
});
