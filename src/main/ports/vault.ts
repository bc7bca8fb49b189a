/** Where exchange keys are kept: the keychain of the operating system. Keys go in and reach the venue client, nothing else ever reads them. */
import type { Result } from '../../shared/base/result.ts';
import type { UnixMs } from '../../shared/values/time.ts';

export interface VenueCredentials {
  readonly apiKey: string;
  readonly secret: string;
}

/** Keys as they are kept, and since when; null where the place does not know. */
export interface StoredKeys extends VenueCredentials {
  readonly savedAt: UnixMs | null;
}

/** Why a keychain cannot be used, and what a person can do about it. */
export interface VaultFailure {
  readonly code: 'VAULT_MISSING' | 'VAULT_LOCKED' | 'VAULT_REFUSED' | 'VAULT_DAMAGED';
  readonly text: string;
  readonly fix: string;
}

/** Accounts are named "binance:PERP:demo": exchange, market, environment. */
export interface Vault {
  /** Where keys come from, for the screens: "the secret service", "macOS Keychain", "environment variables". */
  readonly name: string;
  /** Environment variables can be read and not written. */
  readonly writable: boolean;
  /** Whether it can be used now. */
  check(): Promise<Result<void, VaultFailure>>;
  /** Null where no key is stored for the account, and never because the keychain is locked. */
  read(account: string): Promise<Result<StoredKeys | null, VaultFailure>>;
  write(account: string, keys: StoredKeys): Promise<Result<void, VaultFailure>>;
  /** Removing what is not there is no failure. */
  remove(account: string): Promise<Result<void, VaultFailure>>;
}
