/** One answer of the venue about a key, in the three forms it is needed in: facts for the gate of orders, an entry for the journal, a view for the window. */
import type { KeyCheckView } from '../../../shared/ipc/contractVenue.ts';
import type { EntryData } from '../../../shared/model/entry.ts';
import type { KeyCheckCause } from '../../../shared/model/keyEntry.ts';
import { accountName, isRehearsalVenue, type VenueAccount } from '../../../shared/model/venueAccount.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { CredentialFacts } from '../../domain/pretrade/controlFacts.ts';
import { keyVerdict } from '../../domain/ladder/keyVerdict.ts';
import type { KeyReport } from '../../ports/venue.ts';

/** The venue was asked and answered. */
export type ToldKey = KeyReport & { readonly valid: boolean };

export interface KeyCheck {
  readonly entry: EntryData<'KEY_CHECKED'>;
  readonly facts: CredentialFacts;
  readonly view: KeyCheckView;
}

const MAX_TEXT = 400;

/** Reads a report; `venue` is the venue's name for the trader. */
export function readKeyReport(
  report: ToldKey,
  about: {
    readonly account: VenueAccount;
    readonly venue: string;
    readonly at: UnixMs;
    readonly cause: KeyCheckCause;
  },
): KeyCheck {
  const { account, venue, at, cause } = about;
  const isPlay = isRehearsalVenue(account);
  const rights = rightsOf(report);
  // Keys are kept per environment, so the one that answered is the one the book was set up for.
  const environment = isPlay ? 'TESTNET' : 'LIVE';
  const facts: CredentialFacts = {
    venue,
    keyValid: report.valid,
    ...rights,
    isRegisteredAccount: true,
    environment,
    expectedEnvironment: environment,
    checkedAt: at,
  };
  const { holds, found: words } = keyVerdict(facts, !isPlay);
  const found = words.slice(0, MAX_TEXT);
  const findings = report.findings.slice(0, 40).map((each) => each.slice(0, MAX_TEXT));
  return {
    facts,
    entry: { account: accountName(account), cause, holds, found, ...rights },
    view: { checkedAt: at, valid: report.valid, ...rights, findings, holds, text: found },
  };
}

const rightsOf = ({ canTrade, canWithdraw, canTransfer, ipRestricted }: KeyReport) => ({
  canTrade,
  canWithdraw,
  canTransfer,
  ipRestricted,
});

/** What is known of a key that the venue does not take at all. */
export const refusedKey = (text: string, about: Parameters<typeof readKeyReport>[1]): KeyCheck =>
  readKeyReport(
    { valid: false, canTrade: null, canWithdraw: null, canTransfer: null, ipRestricted: null, findings: [text] },
    about,
  );
