/** The vault cards over the environment and over the keychain of this machine: on Linux a real secret service on a bus of its own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openEnvironmentVault } from '../../src/main/adapters/vault/openEnvironmentVault.ts';
import type { Vault } from '../../src/main/ports/vault.ts';
import { invariant } from '../../src/shared/base/invariant.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { forkVault, type ForkedVault } from '../support/vault/forkVault.ts';
import { openSecretSession, type SecretSession } from '../support/vault/secretSession.ts';
import { vaultCards } from './vaultCards.ts';

const keys = { apiKey: 'planted-key-1', secret: 'planted "secret" ä 1', savedAt: unixMs(1_760_000_000_000) };
const ACCOUNT = 'binance:PERP:demo';
const isLinux = process.platform === 'linux';

describe('environment vault', () => {
  const open = (env: NodeJS.ProcessEnv): Vault => {
    const vault = openEnvironmentVault(env);
    invariant(vault !== null, 'keys are set');
    return vault;
  };
  const both = { BREAKWATER_API_KEY: 'planted-key-2', BREAKWATER_API_SECRET: 'planted-secret-2' };

  vaultCards({
    vault: () => open({ ...both }),
    stored: async () => ({
      account: ACCOUNT,
      keys: { apiKey: 'planted-key-2', secret: 'planted-secret-2', savedAt: null },
    }),
  });

  it('is not there without variables', () => {
    expect(openEnvironmentVault({ BREAKWATER_API_KEY: '' })).toBeNull();
  });

  it('takes the keys out of the environment', () => {
    const env: NodeJS.ProcessEnv = { ...both, PATH: '/bin' };
    open(env);
    expect(env).toEqual({ PATH: '/bin' });
  });

  it.each([
    ['BREAKWATER_API_KEY', 'BREAKWATER_API_SECRET'],
    ['BREAKWATER_API_SECRET', 'BREAKWATER_API_KEY'],
  ])('says that %s alone is not enough', async (present, missing) => {
    const read = await open({ [present]: 'x' }).read(ACCOUNT);
    expect(read).toMatchObject({ ok: false, error: { code: 'VAULT_DAMAGED' } });
    if (!read.ok) expect(read.error.fix).toContain(missing);
  });

  it('cannot be written', async () => {
    const vault = open({ ...both });
    expect(vault.writable).toBe(false);
    expect(await vault.write(ACCOUNT, keys)).toMatchObject({ ok: false, error: { code: 'VAULT_REFUSED' } });
    expect(await vault.remove(ACCOUNT)).toMatchObject({ ok: false, error: { code: 'VAULT_REFUSED' } });
  });
});

describe('keychain vault', () => {
  let session: SecretSession | null = null;
  let vault: ForkedVault;

  beforeAll(async () => {
    session = isLinux ? await openSecretSession({ service: true }) : null;
    vault = forkVault(session?.env ?? process.env);
  });
  afterAll(async () => {
    await vault.remove(ACCOUNT);
    vault.close();
    await session?.close();
  });

  vaultCards({
    vault: () => vault,
    stored: async () => {
      expect(await vault.write(ACCOUNT, keys)).toEqual({ ok: true });
      return { account: ACCOUNT, keys };
    },
  });

  it('has nothing for an account that was never stored', async () => {
    expect(await vault.read('kraken:SPOT:live')).toEqual({ ok: true, value: null });
  });

  it('replaces the keys of an account', async () => {
    await vault.write(ACCOUNT, keys);
    const next = { apiKey: 'planted-key-3', secret: 'planted-secret-3', savedAt: null };
    await vault.write(ACCOUNT, next);
    expect(await vault.read(ACCOUNT)).toEqual({ ok: true, value: next });
  });

  it('removes them, and minds nothing that is not there', async () => {
    await vault.write(ACCOUNT, keys);
    expect(await vault.remove(ACCOUNT)).toEqual({ ok: true });
    expect(await vault.read(ACCOUNT)).toEqual({ ok: true, value: null });
    expect(await vault.remove(ACCOUNT)).toEqual({ ok: true });
  });
});

describe.runIf(isLinux)('keychain vault that cannot be used', () => {
  let session: SecretSession | null = null;
  let vault: ForkedVault | null = null;

  afterEach(async () => {
    vault?.close();
    await session?.close();
    vault = null;
    session = null;
  });

  it('says of a locked keyring that it is locked, never that there is no key', async () => {
    session = await openSecretSession({ service: true });
    vault = forkVault(session.env);
    await vault.write(ACCOUNT, keys);
    await session.lock();
    const locked = { ok: false, error: { code: 'VAULT_LOCKED' } };
    expect(await vault.check()).toMatchObject(locked);
    expect(await vault.read(ACCOUNT)).toMatchObject(locked);
    expect(await vault.write(ACCOUNT, keys)).toMatchObject(locked);
    expect(await vault.remove(ACCOUNT)).toMatchObject(locked);
  });

  it('names a session without a secret service', async () => {
    session = await openSecretSession({ service: false });
    vault = forkVault(session.env);
    const read = await vault.read(ACCOUNT);
    expect(read).toMatchObject({ ok: false, error: { code: 'VAULT_MISSING' } });
    if (!read.ok) expect(read.error.text).toContain('No secret service answers');
  });

  it('names a session that went away', async () => {
    session = await openSecretSession({ service: true });
    const gone = session.env;
    await session.close();
    session = null;
    vault = forkVault(gone);
    expect(await vault.check()).toMatchObject({ ok: false, error: { code: 'VAULT_MISSING' } });
  });

  it('names a machine without a session bus', async () => {
    vault = forkVault({ PATH: process.env['PATH'], HOME: '/nonexistent', XDG_RUNTIME_DIR: '/nonexistent' });
    const read = await vault.read(ACCOUNT);
    expect(read).toMatchObject({ ok: false, error: { code: 'VAULT_MISSING' } });
    if (!read.ok) expect(read.error.text).toContain('session bus');
  });

  it('names a machine without libsecret', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'breakwater-nolib-'));
    writeFileSync(join(dir, 'libsecret-1.so.0'), 'not a library');
    vault = forkVault({ PATH: process.env['PATH'], LD_LIBRARY_PATH: dir });
    const read = await vault.read(ACCOUNT);
    expect(read).toMatchObject({ ok: false, error: { code: 'VAULT_MISSING' } });
    if (!read.ok)
      expect(read.error.text).toBe(
        'No secret store found (libsecret). Keys cannot be kept safely, so live stays locked; paper works.',
      );
  });
});
