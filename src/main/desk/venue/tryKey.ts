/**
 * A key that shall take over from a stored one is tried first (UI-61): it connects, the venue says what it may do, and the account behind it holds
 * what the desk holds. What fails changes nothing, so that a slip of the hand never leaves open positions without a connection.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { VenueAccount } from '../../../shared/model/venueAccount.ts';
import { SECOND_MS, unixMs } from '../../../shared/values/time.ts';
import type { Position } from '../../../shared/model/position.ts';
import type { Clock } from '../../ports/clock.ts';
import type { VenueCredentials } from '../../ports/vault.ts';
import type { LiveVenue, OpenLiveVenue, SnapshotAnswer } from '../../ports/venue.ts';
import { readKeyReport } from './keyCheck.ts';
import { venueName } from '../../../shared/model/venueName.ts';
import { withoutKeys } from './withoutKeys.ts';

/** What the desk holds at the account; the new key must lead to the same one. */
export type HeldPosition = Pick<Position, 'symbol' | 'quantity'>;

export interface KeyTrial {
  readonly account: VenueAccount;
  readonly credentials: VenueCredentials;
  readonly held: readonly HeldPosition[];
  /** Opens the venue with the new key. */
  readonly open: () => ReturnType<OpenLiveVenue>;
  readonly clock: Clock;
}

/** An account that is not read within this time is not known to be the right one. */
const READ_WITHIN_MS = 10 * SECOND_MS;

/** The connected client of the new key, or why it may not take over; no secret is in the text. */
export async function tryKey(trial: KeyTrial): Promise<Result<LiveVenue, string>> {
  const clean = withoutKeys(trial.credentials);
  const opened = await trial.open();
  if (!opened.ok) return err(clean(opened.error.text));
  const found = await objection(trial, opened.value).catch((thrown: unknown) =>
    thrown instanceof Error ? thrown.message : String(thrown),
  );
  if (found === null) return ok(opened.value);
  await opened.value.close().catch(() => undefined);
  return err(clean(found));
}

async function objection(trial: KeyTrial, client: LiveVenue): Promise<string | null> {
  const { account, clock, held } = trial;
  const venue = venueName(account);
  const { valid, ...report } = await client.checkKey();
  if (valid === null)
    return `The venue could not be asked about the key: ${report.findings[0] ?? 'it did not answer'}.`;
  const about = { account, venue, at: clock.now(), cause: 'STORED' } as const;
  const { view } = readKeyReport({ ...report, valid }, about);
  if (view.holds !== true) return view.text;
  return held.length === 0 ? null : strangeAccount(await snapshotOf(client, clock), held);
}

/** A different quantity is for the next comparison to settle; a position that is not there at all means another account. */
function strangeAccount(answer: SnapshotAnswer, held: readonly HeldPosition[]): string | null {
  if (answer.kind === 'unknown') return `The account behind the key could not be read: ${answer.text}`;
  const missing = held.filter(
    ({ symbol, quantity }) =>
      !answer.positions.some((each) => each.symbol === symbol && each.quantity.isNegative() === quantity.isNegative()),
  );
  if (missing.length === 0) return null;
  const names = missing.map(({ symbol, quantity }) => `${symbol} ${quantity.isNegative() ? 'SHORT' : 'LONG'}`);
  return `The account behind the key does not hold ${names.join(', ')}. It is another account than the one the desk trades.`;
}

function snapshotOf(client: LiveVenue, clock: Clock): Promise<SnapshotAnswer> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(unixMs(clock.now() + READ_WITHIN_MS), () =>
      resolve({ kind: 'unknown', text: `no answer in ${READ_WITHIN_MS / SECOND_MS} s` }),
    );
    client.snapshot((answer) => {
      cancel();
      resolve(answer);
    });
  });
}
