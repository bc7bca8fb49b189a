/** The keys of one account at a time: read from the vault when they are needed, shown as a fingerprint, and kept nowhere. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { accountName, type VenueAccount } from '../../../shared/model/venueAccount.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { StoredKeys, Vault, VaultFailure, VenueCredentials } from '../../ports/vault.ts';
import { withoutKeys } from './withoutKeys.ts';

/** Why a key was not stored: the vault could not, or the venue's word on it was not good enough to take over. */
export type KeysNotStored =
  VaultFailure | { readonly code: 'KEY_NOT_TAKEN'; readonly text: string; readonly fix: string };

const FINGERPRINT_LENGTH = 6;

export class KeyRing {
  /** Of the key that was last found; null where none is. */
  kept: { readonly fingerprint: string; readonly savedAt: UnixMs | null } | null = null;
  /** Why the vault could not be used when it was last asked. */
  problem: VaultFailure | null = null;
  /** Cuts the keys that were last read out of a text. */
  clean = (text: string): string => text;
  readonly vault: Vault;
  private readonly sha256: (text: string) => string;

  constructor(vault: Vault, sha256: (text: string) => string) {
    this.vault = vault;
    this.sha256 = sha256;
  }

  /** Null when there are none to be had: `problem` says why, or nothing is stored. */
  async read(account: VenueAccount): Promise<StoredKeys | null> {
    const read = await this.vault.read(accountName(account));
    this.problem = read.ok ? null : read.error;
    const keys = read.ok ? read.value : null;
    this.kept = keys === null ? null : { fingerprint: this.fingerprint(keys.apiKey), savedAt: keys.savedAt };
    if (keys !== null) this.clean = withoutKeys(keys);
    return keys;
  }

  /** Answers the fingerprint of what was stored. */
  async store(
    account: VenueAccount,
    { apiKey, secret }: VenueCredentials,
    savedAt: UnixMs,
  ): Promise<Result<string, VaultFailure>> {
    const written = await this.vault.write(accountName(account), { apiKey, secret, savedAt });
    return written.ok ? ok(this.fingerprint(apiKey)) : this.failed(written.error);
  }

  /** What a key that may not take over leaves in force. */
  get inForce(): string {
    const which = this.kept === null ? 'The stored key' : `Key ${this.kept.fingerprint}`;
    return `${which} stays as it was and nothing changed.`;
  }

  /** Answers the fingerprint of what was removed; null when nothing was known to be there. */
  async remove(account: VenueAccount): Promise<Result<string | null, VaultFailure>> {
    const before = this.kept?.fingerprint ?? null;
    const removed = await this.vault.remove(accountName(account));
    if (!removed.ok) return this.failed(removed.error);
    this.kept = null;
    return ok(before);
  }

  private failed(problem: VaultFailure): Result<never, VaultFailure> {
    this.problem = problem;
    return err(problem);
  }

  private fingerprint(apiKey: string): string {
    return this.sha256(apiKey).slice(0, FINGERPRINT_LENGTH);
  }
}
