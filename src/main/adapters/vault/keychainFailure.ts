/** What went wrong with a keychain, in words and with the fix. The library's own messages are matched here and nowhere else. */
import type { VaultFailure } from '../../ports/vault.ts';

const KEPT_APART = 'Keys cannot be kept safely, so live stays locked; paper works.';

/** The library, or what it needs of the system, is not there: the binary does not say which. */
export const missingLibrary = (platform: NodeJS.Platform): VaultFailure =>
  platform === 'linux'
    ? {
        code: 'VAULT_MISSING',
        text: `No secret store found (libsecret). ${KEPT_APART}`,
        fix: 'Install libsecret (Debian: libsecret-1-0) and a keyring such as gnome-keyring, unlock it, then Check again.',
      }
    : {
        code: 'VAULT_MISSING',
        text: `The keychain could not be reached. ${KEPT_APART}`,
        fix: 'Install the desk again, then Check again.',
      };

/** The call never came back: a window may be asking for a password that nobody sees. */
export const noAnswer = (seconds: number): VaultFailure => ({
  code: 'VAULT_LOCKED',
  text: `The keychain did not answer within ${seconds} s. ${KEPT_APART}`,
  fix: 'Look for a window that asks for its password, or unlock it, then Check again.',
});

/** What is stored under the account is not what the desk wrote. */
export const damagedKeys = (account: string): VaultFailure => ({
  code: 'VAULT_DAMAGED',
  text: `What the keychain holds for ${account} is not a key this desk stored.`,
  fix: 'Remove the key and store it again.',
});

const locked: VaultFailure = {
  code: 'VAULT_LOCKED',
  text: `The keychain is locked. ${KEPT_APART}`,
  fix: 'Unlock it (log in to the desktop, or gnome-keyring-daemon --unlock), then Check again.',
};

const noService: VaultFailure = {
  code: 'VAULT_MISSING',
  text: `No secret service answers on the session bus. ${KEPT_APART}`,
  fix: 'Start a keyring that offers one (gnome-keyring, KWallet, KeePassXC), unlock it, then Check again.',
};

const noBus: VaultFailure = {
  code: 'VAULT_MISSING',
  text: `There is no session bus to ask for a secret service. ${KEPT_APART}`,
  fix: 'Start the desk inside a desktop session, or with dbus-run-session and an unlocked keyring, then Check again.',
};

const refused: VaultFailure = {
  code: 'VAULT_REFUSED',
  text: `The keychain refused. ${KEPT_APART}`,
  fix: 'Allow Breakwater to use it when it asks, then Check again.',
};

/** First match wins. */
const known: readonly (readonly [RegExp, VaultFailure])[] = [
  [/locked collection|is locked|interaction is not allowed|keychain.*lock/i, locked],
  [/autolaunch|not connect|no such file|connection refused|DBUS_SESSION_BUS_ADDRESS/i, noBus],
  [/ServiceUnknown|not provided by any|activat|StartService|exited with|was not found|NoReply/i, noService],
];

/** Reads a failure of the library; what is not known is a refusal, with the library's words kept out of what is shown. */
export const keychainFailure = (thrown: unknown): VaultFailure => {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? refused;
};
