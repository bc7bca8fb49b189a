/**
 * Keys in the keychain of the operating system, one item per account, through keytar. Loaded on first use: without libsecret the library does not load.
 * 1. A locked Linux keyring answers "nothing stored" to a read, so an empty answer is believed only after a probe could be written.
 * 2. Listing the items of a locked keyring ends the process (measured with keytar 7.10): items are never listed.
 * 3. A call may wait for a password window for ever; it is left behind after some seconds and named.
 */
import type * as Keytar from 'keytar';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { unixMsSchema } from '../../../shared/values/time.ts';
import type { StoredKeys, Vault, VaultFailure } from '../../ports/vault.ts';
import { damagedKeys, keychainFailure, missingLibrary, noAnswer } from './keychainFailure.ts';

/** The part of keytar that is used. */
export type Keychain = Pick<typeof Keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface KeychainVaultOptions {
  readonly platform?: NodeJS.Platform;
  /** Longest time for one answer. */
  readonly timeoutMs?: number;
  /** Items are stored under this name; tests take their own. */
  readonly service?: string;
  readonly load?: () => Promise<Keychain>;
}

const SERVICE = 'Breakwater';
const PROBE = 'probe';
const TIMEOUT_MS = 10_000;

const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
};

const itemSchema = z.strictObject({
  apiKey: z.string().min(1),
  secret: z.string().min(1),
  savedAt: unixMsSchema.nullable(),
});

/** Opens the vault; nothing is loaded or asked yet. */
export const openKeychainVault = (options: KeychainVaultOptions = {}): Vault => new KeychainVault(options);

type Work<Value> = (keychain: Keychain, service: string) => Promise<Value>;

class KeychainVault implements Vault {
  readonly name: string;
  readonly writable = true;
  private readonly options: Required<KeychainVaultOptions>;
  private loaded: Promise<Keychain> | null = null;

  constructor(options: KeychainVaultOptions) {
    this.options = {
      platform: process.platform,
      timeoutMs: TIMEOUT_MS,
      service: SERVICE,
      load: loadKeytar,
      ...options,
    };
    this.name = names[this.options.platform] ?? 'the secret service';
  }

  async check(): Promise<Result<void, VaultFailure>> {
    return this.ask(async (keychain, service) => {
      await keychain.setPassword(service, PROBE, 'written to see whether the keychain is unlocked');
      await keychain.deletePassword(service, PROBE);
    });
  }

  async read(account: string): Promise<Result<StoredKeys | null, VaultFailure>> {
    const read = await this.ask((keychain, service) => keychain.getPassword(service, account));
    if (!read.ok) return read;
    if (read.value !== null) return keysOf(account, read.value);
    const usable = await this.check();
    return usable.ok ? ok(null) : usable;
  }

  async write(account: string, { apiKey, secret, savedAt }: StoredKeys): Promise<Result<void, VaultFailure>> {
    const item = JSON.stringify({ apiKey, secret, savedAt });
    return this.ask((keychain, service) => keychain.setPassword(service, account, item));
  }

  async remove(account: string): Promise<Result<void, VaultFailure>> {
    const removed = await this.ask((keychain, service) => keychain.deletePassword(service, account));
    if (!removed.ok) return removed;
    // A locked keyring says of every item that it is not there.
    return removed.value ? ok(undefined) : this.check();
  }

  private async ask<Value>(work: Work<Value>): Promise<Result<Value, VaultFailure>> {
    const { load, platform, service, timeoutMs } = this.options;
    this.loaded ??= load();
    const keychain = await this.loaded.catch(() => null);
    if (keychain === null) {
      // What was missing may be installed by the next time.
      this.loaded = null;
      return err(missingLibrary(platform));
    }
    return withinTime(work(keychain, service), timeoutMs);
  }
}

async function loadKeytar(): Promise<Keychain> {
  const { default: keytar } = await import('keytar');
  return keytar;
}

/** The answer, the failure in words, or the word that none came. */
function withinTime<Value>(work: Promise<Value>, timeoutMs: number): Promise<Result<Value, VaultFailure>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(err(noAnswer(Math.round(timeoutMs / 1_000)))), timeoutMs);
    const settle = (result: Result<Value, VaultFailure>): void => {
      clearTimeout(timer);
      resolve(result);
    };
    work.then(
      (value) => settle(ok(value)),
      (thrown: unknown) => settle(err(keychainFailure(thrown))),
    );
  });
}

function keysOf(account: string, text: string): Result<StoredKeys, VaultFailure> {
  const parsed = itemSchema.safeParse(jsonOf(text));
  return parsed.success ? ok(parsed.data) : err(damagedKeys(account));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
