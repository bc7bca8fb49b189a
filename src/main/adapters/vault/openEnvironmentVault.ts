/** Keys from BREAKWATER_API_KEY and BREAKWATER_API_SECRET, for a browser host on a box without a keychain. Read once, taken out of the environment, never written. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { StoredKeys, Vault, VaultFailure } from '../../ports/vault.ts';

const KEY = 'BREAKWATER_API_KEY';
const SECRET = 'BREAKWATER_API_SECRET';

/**
 * Takes the keys out of the environment, so that no process the desk starts inherits them; null when neither is set. They belong to whatever
 * account is set up.
 */
export function openEnvironmentVault(env: NodeJS.ProcessEnv): Vault | null {
  // A file that was read into them ends with a line break.
  const apiKey = (env[KEY] ?? '').trim();
  const secret = (env[SECRET] ?? '').trim();
  delete env[KEY];
  delete env[SECRET];
  return apiKey === '' && secret === '' ? null : new EnvironmentVault({ apiKey, secret, savedAt: null });
}

class EnvironmentVault implements Vault {
  readonly name = 'environment variables';
  readonly writable = false;
  readonly #keys: StoredKeys;

  constructor(keys: StoredKeys) {
    this.#keys = keys;
  }

  async check(): Promise<Result<void, VaultFailure>> {
    const { apiKey, secret } = this.#keys;
    if (apiKey !== '' && secret !== '') return ok(undefined);
    const [missing, present] = apiKey === '' ? [KEY, SECRET] : [SECRET, KEY];
    return err({
      code: 'VAULT_DAMAGED',
      text: `${present} is set and ${missing} is not. A key needs both, so live stays locked; paper works.`,
      fix: `Set ${missing} too, or neither, and start the desk again.`,
    });
  }

  async read(): Promise<Result<StoredKeys | null, VaultFailure>> {
    const usable = await this.check();
    return usable.ok ? ok(this.#keys) : usable;
  }

  async write(): Promise<Result<void, VaultFailure>> {
    return err(notWritable);
  }

  async remove(): Promise<Result<void, VaultFailure>> {
    return err(notWritable);
  }
}

const notWritable: VaultFailure = {
  code: 'VAULT_REFUSED',
  text: 'The keys come from environment variables, which the desk cannot change.',
  fix: `Start the desk with other values of ${KEY} and ${SECRET}, or without them to use the keychain.`,
};
