/** Decides which host `npm start` runs, from facts alone: Electron wherever it can run, else the browser host and why. */
import type { HostChoice } from './splitStartFlags.ts';

export interface HostFacts {
  readonly wanted: HostChoice;
  readonly platform: NodeJS.Platform;
  /** Whether a window can be shown at all. */
  readonly hasDisplay: boolean;
  readonly isRoot: boolean;
  /** Why the system keeps Electron's sandbox from starting, or null. */
  readonly sandboxObstacle: string | null;
  readonly hasBinary: boolean;
  /** The last download that failed, or null. */
  readonly lastFailure: FetchFailure | null;
  readonly now: number;
}

export interface FetchFailure {
  /** Milliseconds since 1970, this machine's clock. */
  readonly failedAt: number;
  readonly reason: string;
}

export type HostDecision =
  | { readonly kind: 'electron' }
  /** Download the binary first, then Electron. */
  | { readonly kind: 'fetch' }
  | { readonly kind: 'browser'; readonly reason: string };

/** A failed download is not tried again for a day. */
export const FETCH_PAUSE_MS = 24 * 60 * 60 * 1000;

/** `electron` overrules every guess about what might not work, and retries a download that failed. */
export function chooseHost(facts: HostFacts): HostDecision {
  if (facts.wanted === 'browser') return { kind: 'browser', reason: '--host browser asks for it' };
  if (facts.wanted === 'electron') return { kind: facts.hasBinary ? 'electron' : 'fetch' };
  const obstacle = findObstacle(facts);
  if (obstacle !== null) return { kind: 'browser', reason: obstacle };
  if (facts.hasBinary) return { kind: 'electron' };
  const failure = facts.lastFailure;
  const age = failure === null ? Number.POSITIVE_INFINITY : facts.now - failure.failedAt;
  if (failure === null || age < 0 || age >= FETCH_PAUSE_MS) return { kind: 'fetch' };
  const hours = Math.floor(age / 3_600_000);
  return {
    kind: 'browser',
    reason: `Electron could not be downloaded ${hours === 0 ? 'within the last hour' : `${hours} h ago`} (${failure.reason}); "npm start -- --host electron" tries again`,
  };
}

function findObstacle(facts: HostFacts): string | null {
  if (facts.platform !== 'linux') return null;
  if (!facts.hasDisplay) return 'there is no display for a window';
  if (facts.isRoot) return 'Electron keeps its sandbox on and therefore does not run as root';
  return facts.sandboxObstacle;
}
