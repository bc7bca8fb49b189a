import { describe, expect, it } from 'vitest';
import { openKeychainVault, type Keychain } from '../../../../src/main/adapters/vault/openKeychainVault.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const silent: Keychain = {
  getPassword: async () => null,
  setPassword: async () => undefined,
  deletePassword: async () => false,
};
const keychain = (change: Partial<Keychain>) => async () => ({ ...silent, ...change });
const throwing = (message: string) => async () => {
  throw new Error(message);
};
const codeOf = async (change: Partial<Keychain>) => {
  const read = await openKeychainVault({ load: keychain(change) }).read('binance:PERP:demo');
  return read.ok ? 'ok' : read.error.code;
};

describe('openKeychainVault', () => {
  it.each([
    ['Cannot create an item in a locked collection', 'VAULT_LOCKED'],
    ['User interaction is not allowed.', 'VAULT_LOCKED'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'VAULT_MISSING'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'VAULT_MISSING'],
    ['The user name or passphrase you entered is not correct.', 'VAULT_REFUSED'],
  ])('reads "%s" as %s', async (message, code) => {
    expect(await codeOf({ getPassword: throwing(message) })).toBe(code);
  });

  it('believes that nothing is stored only when the keychain can be written', async () => {
    expect(await codeOf({})).toBe('ok');
    expect(await codeOf({ setPassword: throwing('locked collection') })).toBe('VAULT_LOCKED');
  });

  it.each(['{"apiKey":"a"}', 'not json', '[]'])('names %s as damaged', async (stored) => {
    expect(await codeOf({ getPassword: async () => stored })).toBe('VAULT_DAMAGED');
  });

  it('stops waiting for an answer that never comes', async () => {
    const never = keychain({ getPassword: () => new Promise(() => undefined) });
    const read = await openKeychainVault({ load: never, timeoutMs: 1 }).read('a');
    expect(read).toMatchObject({ ok: false, error: { code: 'VAULT_LOCKED' } });
  });

  it('tries to load the library again once it could not', async () => {
    let tries = 0;
    const vault = openKeychainVault({
      platform: 'darwin',
      load: async () => {
        tries += 1;
        if (tries === 1) throw new Error('Failed to load keytar native addon');
        return silent;
      },
    });
    expect(await vault.check()).toMatchObject({ ok: false, error: { code: 'VAULT_MISSING' } });
    expect(await vault.check()).toMatchObject({ ok: true });
    expect(vault.name).toBe('macOS Keychain');
  });

  it('writes key, secret and time under the account, and nothing else', async () => {
    const written: string[][] = [];
    const vault = openKeychainVault({
      load: keychain({ setPassword: async (...item) => void written.push(item) }),
    });
    await vault.write('binance:PERP:demo', { apiKey: 'k', secret: 's', savedAt: unixMs(5) });
    expect(written).toEqual([['Breakwater', 'binance:PERP:demo', '{"apiKey":"k","secret":"s","savedAt":5}']]);
  });
});
