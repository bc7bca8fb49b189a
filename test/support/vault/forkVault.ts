/** A keychain vault in a process of its own, so that each test chooses the session it talks to. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StoredKeys, Vault } from '../../../src/main/ports/vault.ts';

type Question =
  | { readonly name: 'check' }
  | { readonly name: 'read' | 'remove'; readonly account: string }
  | { readonly name: 'write'; readonly account: string; readonly keys: StoredKeys };

export type VaultCall = Question & { readonly id: number };

export interface ForkedVault extends Vault {
  close(): void;
}

/** Starts the process with this environment. */
export function forkVault(env: NodeJS.ProcessEnv): ForkedVault {
  const child = fork(fileURLToPath(new URL('./vaultProcess.ts', import.meta.url)), { env, stdio: 'ignore' });
  const waiting = new Map<number, { readonly take: (result: never) => void; readonly fail: (error: Error) => void }>();
  let last = 0;
  child.on('message', (answer: { readonly id: number; readonly result: never }) => {
    waiting.get(answer.id)?.take(answer.result);
    waiting.delete(answer.id);
  });
  child.on('exit', (code, signal) => {
    for (const { fail } of waiting.values()) fail(new Error(`the vault's process ended: ${code ?? signal}`));
  });
  const ask = (question: Question): Promise<never> =>
    new Promise((take, fail) => {
      last += 1;
      waiting.set(last, { take, fail });
      child.send({ ...question, id: last });
    });
  return {
    name: 'forked',
    writable: true,
    check: () => ask({ name: 'check' }),
    read: (account) => ask({ name: 'read', account }),
    write: (account, keys) => ask({ name: 'write', account, keys }),
    remove: (account) => ask({ name: 'remove', account }),
    close: () => void child.kill(),
  };
}
