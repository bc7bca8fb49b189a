/** Serves a keychain vault to the process that forked this one: the session is chosen by the environment, which is read once per process. */
import { openKeychainVault } from '../../../src/main/adapters/vault/openKeychainVault.ts';
import type { VaultCall } from './forkVault.ts';

const vault = openKeychainVault({
  service: process.env['VAULT_SERVICE'] ?? 'Breakwater test',
  timeoutMs: Number(process.env['VAULT_TIMEOUT_MS'] ?? 10_000),
});

process.on('message', (call: VaultCall) => {
  void answer(call).then((result) => process.send?.({ id: call.id, result }));
});

function answer(call: VaultCall): Promise<unknown> {
  switch (call.name) {
    case 'check':
      return vault.check();
    case 'read':
      return vault.read(call.account);
    case 'write':
      return vault.write(call.account, call.keys);
    case 'remove':
      return vault.remove(call.account);
  }
}
