/** What every vault promises, whatever it keeps keys in. */
import { expect, it } from 'vitest';
import type { StoredKeys, Vault } from '../../src/main/ports/vault.ts';

export interface VaultCase {
  readonly vault: () => Vault;
  /** An account the vault has keys for, put there in its own way, and those keys. */
  readonly stored: () => Promise<{ readonly account: string; readonly keys: StoredKeys }>;
}

export function vaultCards({ vault, stored }: VaultCase): void {
  it('can be used', async () => {
    expect(await vault().check()).toEqual({ ok: true });
  });

  it('gives back the keys it has, as they are', async () => {
    const { account, keys } = await stored();
    expect(await vault().read(account)).toEqual({ ok: true, value: keys });
    expect(await vault().read(account)).toEqual({ ok: true, value: keys });
  });

  it('shows no key when it is printed', async () => {
    const { keys } = await stored();
    const printed = JSON.stringify(vault());
    expect(printed).not.toContain(keys.apiKey);
    expect(printed).not.toContain(keys.secret);
  });

  it('has a name for the screens', () => {
    expect(vault().name).not.toBe('');
  });
}
