/** Identity of what trades (SM-22): the same id, version, interval and parameters give the same hash. */
import type { PreparedStrategy } from './strategy.ts';

/** Lower-case hex of the SHA-256 of bytes; passed in because the domain imports no platform. */
export type Sha256 = (bytes: Uint8Array) => string;

/** Hash of the canonical JSON {id, interval, parameters, version}, keys sorted. */
export function strategyHash(
  strategy: Pick<PreparedStrategy, 'id' | 'version' | 'interval' | 'parameters'>,
  sha256: Sha256,
): string {
  const parameters = Object.fromEntries(
    Object.entries(strategy.parameters).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  const { id, interval, version } = strategy;
  return sha256(new TextEncoder().encode(JSON.stringify({ id, interval, parameters, version })));
}
