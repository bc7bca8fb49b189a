/** What a snapshot is answered with when it could not be read. */
import type { SnapshotAnswer } from '../../../ports/venue.ts';

export const unknownSnapshot = (error: unknown): SnapshotAnswer => ({
  kind: 'unknown',
  text: error instanceof Error ? error.message : String(error),
});
