/** The venue of an account, for closing only. */
import type { ArmMessage } from './deskMessage.ts';
import type { ClosingVenue } from './venue/closingVenue.ts';
import { SignedRequests } from './venue/signedRequests.ts';
import { SpotVenue } from './venue/spotVenue.ts';
import { UsdmVenue } from './venue/usdmVenue.ts';
import { venueRoot } from './venue/venueRoot.ts';
import type { WatchdogHost } from './watchdogHost.ts';

/** Null where the watchdog does not speak the venue's protocol. */
export function openClosingVenue(
  { account, credentials, symbols }: ArmMessage,
  { now, sleep }: Pick<WatchdogHost, 'now' | 'sleep'>,
): ClosingVenue | null {
  const root = venueRoot(account);
  if (root === null) return null;
  const timePath = account.market === 'SPOT' ? '/api/v3/time' : '/fapi/v1/time';
  const requests = new SignedRequests({ root, timePath, credentials, now, sleep });
  if (account.market === 'PERP') return new UsdmVenue(requests, symbols);
  return new SpotVenue({ requests, symbols, legacy: account.legacy });
}
