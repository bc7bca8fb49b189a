/** What the tests need besides npm packages, how to see that it is missing, and how Debian calls it. Facts in, plan out. */

export interface SystemFacts {
  readonly platform: NodeJS.Platform;
  readonly hasBrowser: boolean;
  readonly hasLibsecret: boolean;
  /** A keyring daemon that can be started, or a session that has one. */
  readonly hasSecretService: boolean;
  readonly hasSessionBus: boolean;
  /** How apt can be called without a question: as root, through sudo, or not at all. */
  readonly apt: 'root' | 'sudo' | null;
}

export type SystemPlan =
  | { readonly kind: 'complete' }
  /** Packages to install with apt, by the prefix given. */
  | { readonly kind: 'install'; readonly packages: readonly string[]; readonly prefix: readonly string[] }
  /** What the user has to do, ready to print. */
  | { readonly kind: 'ask'; readonly message: string };

/** macOS and Windows have their own secret stores; there only a browser can be missing. */
export function planSystemPackages(facts: SystemFacts): SystemPlan {
  if (facts.platform !== 'linux')
    return facts.hasBrowser ? { kind: 'complete' } : { kind: 'ask', message: BROWSER_ADVICE };
  const packages = missingPackages(facts);
  if (packages.length === 0) return { kind: 'complete' };
  if (facts.apt !== null) return { kind: 'install', packages, prefix: facts.apt === 'sudo' ? ['sudo', '-n'] : [] };
  return {
    kind: 'ask',
    message:
      `These system packages are missing (Debian's names): ${packages.join(', ')}\n` +
      `On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n` +
      'Elsewhere install their equivalents: a Chromium-family browser, libsecret, gnome-keyring, dbus.\n' +
      'A browser in an unusual place can be named in BREAKWATER_CHROMIUM.',
  };
}

const BROWSER_ADVICE =
  'No Chromium-family browser was found. Install Google Chrome or Microsoft Edge, run "npx playwright install chromium",\n' +
  'or name a browser in BREAKWATER_CHROMIUM.';

function missingPackages(facts: SystemFacts): readonly string[] {
  return [
    ...(facts.hasBrowser ? [] : ['chromium', 'fonts-liberation']),
    ...(facts.hasLibsecret ? [] : ['libsecret-1-0']),
    ...(facts.hasSecretService ? [] : ['gnome-keyring']),
    ...(facts.hasSessionBus ? [] : ['dbus']),
  ];
}
