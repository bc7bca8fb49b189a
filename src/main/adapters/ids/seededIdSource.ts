/** Identifiers of a rehearsal: the n-th id of a purpose depends on the seed alone, so that the same run writes the same journal. */
import { createHash } from 'node:crypto';
import type { IdSource } from '../../ports/idSource.ts';

/** Makes a source whose sequences are a function of (seed, purpose, n). Asking for one purpose never moves another. */
export function createSeededIdSource(seed: string): IdSource {
  const counts = new Map<string, number>();
  return {
    uuid: (purpose) => {
      const count = counts.get(purpose) ?? 0;
      counts.set(purpose, count + 1);
      // JSON keeps the three parts apart: no seed or purpose can imitate another pair.
      return uuidOf(
        createHash('sha256')
          .update(JSON.stringify([seed, purpose, count]))
          .digest(),
      );
    },
  };
}

/** Shapes the first 16 bytes as a version 4, variant 1 UUID (RFC 9562). */
function uuidOf(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
