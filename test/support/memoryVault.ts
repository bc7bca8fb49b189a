/** A vault in memory that can be locked, for tests of what is around it. */
import { err, ok, type Result } from '../../src/shared/base/result.ts';
import type { StoredKeys, Vault, VaultFailure } from '../../src/main/ports/vault.ts';

export interface MemoryVault extends Vault {
  readonly items: Map<string, StoredKeys>;
  /** Locked until it is told otherwise. */
  setLocked(locked: boolean): void;
}

const LOCKED: VaultFailure = {
  code: 'VAULT_LOCKED',
  text: 'The keychain is locked.',
  fix: 'Unlock it, then Check again.',
};

export function memoryVault(): MemoryVault {
  const items = new Map<string, StoredKeys>();
  let isLocked = false;
  const open = <Value>(work: () => Value): Promise<Result<Value, VaultFailure>> =>
    Promise.resolve(isLocked ? err(LOCKED) : ok(work()));
  return {
    name: 'a test vault',
    writable: true,
    items,
    setLocked: (locked) => {
      isLocked = locked;
    },
    check: () => open(() => undefined),
    read: (account) => open(() => items.get(account) ?? null),
    write: (account, keys) => open(() => void items.set(account, keys)),
    remove: (account) => open(() => void items.delete(account)),
  };
}
