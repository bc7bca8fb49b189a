/** The list of holdings that are not the desk's, per asset (SM-25): what is on it, what the venue shows beyond it, and reading what was typed. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { VenueAccountWire } from '../../../../shared/ipc/contractVenue.ts';
import { decimal, decimalText, ZERO } from '../../../../shared/values/decimal.ts';
import { readDecimalInput } from '../../../format/decimalInput.ts';
import type { ExternalRow } from '../../desk/external/externalWords.ts';

type Legacy = VenueAccountWire['legacy'];

export interface LegacyRow {
  readonly asset: string;
  /** On the list now, "0" where it is not. */
  readonly listed: string;
  /** What the account holds beyond the list and the desk's own position; null where nothing was found. */
  readonly beyond: string | null;
}

/** Assets on the list and assets found at the venue, by name. */
export function legacyRows(legacy: Legacy, external: readonly ExternalRow[]): readonly LegacyRow[] {
  const found = new Map(external.flatMap(beyondList));
  const assets = new Set([...Object.keys(legacy), ...found.keys()]);
  return [...assets]
    .toSorted()
    .map((asset) => ({ asset, listed: legacy[asset] ?? '0', beyond: found.get(asset) ?? null }));
}

function beyondList({ kind, symbol, ours, theirs }: ExternalRow): readonly (readonly [string, string])[] {
  if (kind !== 'POSITION' || ours === null || theirs === null) return [];
  const more = decimal(theirs).minus(decimal(ours));
  return more.greaterThan(ZERO) ? [[symbol.replace(/\/.*$/, ''), decimalText(more)]] : [];
}

/** The whole holding of a row: what is listed and what was found beyond it. */
export const wholeOf = ({ listed, beyond }: LegacyRow): string =>
  decimalText(decimal(listed).plus(beyond === null ? ZERO : decimal(beyond)));

/** The list as typed; nothing and zero take an asset off it. The first thing that cannot be read is the answer. */
export function readLegacyList(typed: Readonly<Record<string, string>>): Result<Legacy, string> {
  const list: Record<string, string> = {};
  for (const [asset, text] of Object.entries(typed)) {
    if (text.trim() === '') continue;
    const read = readDecimalInput(text);
    if (!read.ok) return err(`${asset}: ${read.error}`);
    if (read.value !== '0') list[asset] = read.value;
  }
  return ok(list);
}

/** The name of an asset as a venue writes it, or what is wrong with it. */
export function readAsset(typed: string, known: readonly string[]): Result<string, string> {
  const asset = typed.trim().toUpperCase();
  if (!/^[A-Z0-9]{1,20}$/.test(asset)) return err(`Found '${typed.trim()}'. Write the name of one asset such as BTC.`);
  return known.includes(asset) ? err(`${asset} is on the list already.`) : ok(asset);
}
