/** What the venue says a key may do, one row each: right, wrong, or not to be found out here (UI-61). */
import type { KeyCheckView } from '../../../../shared/ipc/contractVenue.ts';

export interface PermissionRow {
  readonly name: string;
  readonly state: 'ok' | 'wrong' | 'note' | 'unknown';
  readonly text: string;
}

const UNKNOWN = 'cannot be asked here: look at the venue';
const NOT_TOLD = 'not told: the key is not accepted';

/** Rows in the order of the venue's own page. */
export function permissionRows(check: KeyCheckView): readonly PermissionRow[] {
  const unknown = check.valid ? UNKNOWN : NOT_TOLD;
  return [
    { name: 'Key', state: check.valid ? 'ok' : 'wrong', text: check.valid ? 'accepted' : 'not accepted' },
    row('Trading', check.canTrade, { good: true, unknown, on: 'on', off: 'off' }),
    row('Withdrawals', check.canWithdraw, { unknown, good: false, on: 'on: live is refused', off: 'off' }),
    row('Transfers', check.canTransfer, { unknown, good: false, on: 'on: live is refused', off: 'off' }),
    addresses(check.ipRestricted, unknown),
  ];
}

function row(
  name: string,
  is: boolean | null,
  words: { readonly unknown: string; readonly good: boolean; readonly on: string; readonly off: string },
): PermissionRow {
  if (is === null) return { name, state: 'unknown', text: words.unknown };
  return { name, state: is === words.good ? 'ok' : 'wrong', text: is ? words.on : words.off };
}

function addresses(restricted: boolean | null, unknown: string): PermissionRow {
  const name = 'Address list';
  if (restricted === null) return { name, state: 'unknown', text: unknown };
  return restricted
    ? { name, state: 'ok', text: 'set' }
    : { name, state: 'note', text: 'not set: the key works from anywhere' };
}
