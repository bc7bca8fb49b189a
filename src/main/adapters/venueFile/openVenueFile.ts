/** `venue.json` of the data folder: which account the live book trades. Readable by its owner alone, replaced whole or not at all; never holds a key. */
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { VenueAccount } from '../../../shared/model/venueAccount.ts';
import { venueSetupSchema } from '../../../shared/model/venueSetup.ts';
import { toWire } from '../../../shared/values/decimal.ts';
import type { VenueConfig } from '../../ports/venueConfig.ts';

/** Opens the file of a data folder; it need not be there. */
export function openVenueFile(dataDir: string): VenueConfig {
  const file = join(dataDir, 'venue.json');
  return {
    read: () => readAccount(file),
    write: (account) => writeAccount(file, account),
  };
}

function readAccount(file: string): Result<VenueAccount | null, string> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (isMissing(cause)) return ok(null);
    return err(`${file} cannot be read as JSON. Repair or remove it, or set up the venue again in Settings.`);
  }
  const parsed = venueSetupSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  return err(`${file}: ${problems.join('; ')}. Repair the file, or set up the venue again in Settings.`);
}

function writeAccount(file: string, account: VenueAccount): Result<void, string> {
  const next = `${file}.next`;
  try {
    writeFileSync(next, `${JSON.stringify(toWire(account), null, 2)}\n`, { mode: 0o600 });
    chmodSync(next, 0o600);
    renameSync(next, file);
    return ok(undefined);
  } catch (cause) {
    return err(`${file} could not be written: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
