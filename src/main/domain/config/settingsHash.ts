/** Identity of settings (CV-09): the same values give the same hash, however the file wrote them. */
import type { Settings } from '../../../shared/settings.ts';
import { toWire } from '../../../shared/values/decimal.ts';
import { canonicalJson } from '../ladder/gateHash.ts';

/** Lower-case hex SHA-256 of the canonical JSON of the whole settings. */
export const settingsHash = (settings: Settings, sha256: (text: string) => string): string =>
  sha256(canonicalJson(toWire(settings)));
