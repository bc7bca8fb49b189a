/** What keeps a text from being a key at all, found before it goes anywhere. A key that was pasted with a line break is no fault of the network. */
import { err } from '../../../shared/base/result.ts';
import type { VenueCredentials } from '../../ports/vault.ts';
import type { OpenLiveVenue } from '../../ports/venue.ts';

/** Signs of one line, without a space. */
const ONE_LINE = /^[!-~]+$/;
/** A private key in text form has lines. */
const PRIVATE_KEY = /^-----BEGIN [A-Z ]*PRIVATE KEY-----[\s!-~]+$/;

/** What is wrong and what to do, with nothing of key or secret in it; null where both can be sent. */
export const keyProblem = ({ apiKey, secret }: VenueCredentials): string | null =>
  problemOf('API key', apiKey) ?? (PRIVATE_KEY.test(secret) ? null : problemOf('secret', secret));

function problemOf(what: string, text: string): string | null {
  if (text.trim() === '') return `The ${what} is empty. Expected it as the venue showed it: copy it again.`;
  if (ONE_LINE.test(text)) return null;
  const place = text.search(/[^!-~]/) + 1;
  return `The ${what} holds a space, a line break or a sign that no key has, at place ${place}. Expected one line of letters, digits and signs as the venue showed it: copy it again.`;
}

/** Opens nothing with a key that cannot be sent, whichever vault it comes from. */
export const usableKeysOnly =
  (open: OpenLiveVenue): OpenLiveVenue =>
  async (request) => {
    const problem = keyProblem(request.credentials);
    return problem === null ? open(request) : err({ code: 'VENUE_KEY_UNUSABLE', text: problem });
  };
