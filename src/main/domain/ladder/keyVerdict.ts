/** Whether the live book may use a key (RC-03), as one sentence with what to do. What the venue cannot be asked is told as that, and never taken for safe. */
import type { CredentialFacts } from '../pretrade/controlFacts.ts';
import { controlText } from '../pretrade/controlText.ts';
import type { GateFact } from './gate.ts';

/** Refused for what is wrong; not determinable counts as refused where real money is at stake, and as said where there is none. */
export function keyVerdict(facts: CredentialFacts, realMoney: boolean): GateFact {
  const { venue, canTrade, canWithdraw, canTransfer, ipRestricted } = facts;
  if (!facts.keyValid) return { holds: false, found: controlText.keyInvalid(venue) };
  if (canTrade === false) return { holds: false, found: controlText.keyCannotTrade(venue) };
  if (canWithdraw === true) return { holds: false, found: controlText.keyMay('withdraw', venue) };
  if (canTransfer === true) return { holds: false, found: controlText.keyMay('transfer', venue) };
  if (canTrade === null || canWithdraw === null || canTransfer === null)
    return realMoney
      ? {
          holds: null,
          found: `${venue} does not say what this key may do. Live needs that. Check again, or stay in PAPER (RC-03).`,
        }
      : { holds: true, found: controlText.keyNotTold(venue) };
  return { holds: true, found: ipRestricted ? 'trade only, from listed addresses' : 'trade only, from any address' };
}
