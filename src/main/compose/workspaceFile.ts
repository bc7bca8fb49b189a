/** Where the record of a desk lies: real money has one, each recording and each venue without real money has one of its own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceOf } from '../../shared/model/venueAccount.ts';
import { openVenueFile } from '../adapters/venueFile/openVenueFile.ts';
import type { MarketSource } from '../ports/marketFeed.ts';

/** The database of the workspace; its folder is made. A rehearsal never shares one with anything else. */
export function workspaceFile(
  { dataDir, source }: { readonly dataDir: string; readonly source: MarketSource },
  sha256: (text: string) => string,
): string {
  const id = sha256(source.description.fingerprint).slice(0, 16);
  const folder = source.mode === 'push' ? join(dataDir, workspaceName(dataDir)) : join(dataDir, 'replay', id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'desk.sqlite');
}

/** What is earned on a venue without real money counts for nothing elsewhere, so its record is kept apart (REHEARSAL). */
export function workspaceName(dataDir: string): string {
  const account = openVenueFile(dataDir).read();
  return account.ok && account.value !== null ? workspaceOf(account.value) : 'live';
}
