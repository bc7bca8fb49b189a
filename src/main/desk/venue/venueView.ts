/** What the Settings screen is told about the live venue: no secret and no part of one. */
import type { KeyCheckView, VenueView } from '../../../shared/ipc/contractVenue.ts';
import type { MissingCapability } from '../../../shared/model/missingCapability.ts';
import { isRehearsalVenue, workspaceOf, type VenueAccount } from '../../../shared/model/venueAccount.ts';
import { toWire } from '../../../shared/values/decimal.ts';
import type { VenueLink } from '../../ports/venue.ts';
import type { KeyRing } from './keyRing.ts';

export interface VenueFacts {
  readonly account: VenueAccount | null;
  /** What was set up when the desk started, which chose where prices come from. */
  readonly atStart: VenueAccount | null;
  readonly check: KeyCheckView | null;
  readonly problem: string | null;
  /** What the venue lacks, as far as it was asked. */
  readonly missing: readonly MissingCapability[];
}

interface Around {
  readonly keys: KeyRing;
  readonly connects: boolean;
  readonly link: VenueLink | null;
}

const MAX_TEXT = 400;
const short = (text: string): string => text.slice(0, MAX_TEXT);

/** The whole view. */
export function venueView(facts: VenueFacts, { keys, connects, link }: Around): VenueView {
  const { account, check, problem } = facts;
  const { vault, kept, clean } = keys;
  return {
    account: account === null ? null : toWire(account),
    money: account === null ? null : isRehearsalVenue(account) ? 'PLAY' : 'REAL',
    connects,
    vault: { name: vault.name, writable: vault.writable, problem: keys.problem },
    keys: kept,
    link: link === null ? null : linkView(link, clean),
    check,
    problem: problem === null ? null : short(clean(problem)),
    advice: adviceOf(facts),
    missing: [...facts.missing],
  };
}

function adviceOf({ atStart, account }: VenueFacts): string | null {
  if (account !== null && workspaceOf(account) !== recordOf(atStart)) return OWN_RECORD;
  return feedOf(atStart) === feedOf(account) ? null : RESTART;
}

const recordOf = (account: VenueAccount | null): string => (account === null ? 'live' : workspaceOf(account));

const OWN_RECORD =
  'This account has a record of its own, apart from the one that is open. Restart the desk to trade it; the key can be checked now.';
const RESTART = 'Prices still come from where the desk was started with. Restart it to read them from this venue.';

/** Own addresses are also where prices come from. */
const feedOf = (account: VenueAccount | null): string =>
  account?.endpoints == null ? '' : `${account.exchange} ${account.market} ${JSON.stringify(account.endpoints)}`;

function linkView(link: VenueLink, clean: (text: string) => string): NonNullable<VenueView['link']> {
  return {
    state: link.state,
    text: short(clean(link.text)),
    calls: link.calls,
    errors: link.errors,
    lastUsedAt: link.lastUsedAt,
    lastError: link.lastError === null ? null : short(clean(link.lastError)),
    weightUsed: link.weightUsed,
    ordersUsed: link.ordersUsed,
    waiting: Object.values(link.waiting).reduce((sum, each) => sum + each, 0),
    clockOffsetMs: link.clockOffsetMs,
    roundTripMs: link.roundTripMs,
  };
}
