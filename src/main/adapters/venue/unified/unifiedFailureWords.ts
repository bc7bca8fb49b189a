/** Why a venue could not be opened through the unified methods: what was found, what is expected, what to do. */
import { exchangeName } from '../../../../shared/model/exchangeName.ts';
import type { MissingCapability } from '../../../../shared/model/missingCapability.ts';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import { venueName } from '../../../../shared/model/venueName.ts';
import { clean } from '../ccxt/callError.ts';
import type { VenueFailure } from '../ccxt/venueFailure.ts';
import { UnifiedFailure } from './unifiedLine.ts';

/** What the list is cut to; the rest is counted. */
const LONGEST = 330;

const nameOf = ({ exchange, market }: VenueAccount): string => `${exchangeName(exchange)} ${market}`;

/** Live trading needs what is missing there. Null where nothing essential is. */
export function lacksEssentials(missing: readonly MissingCapability[], account: VenueAccount): VenueFailure | null {
  const essential = missing.filter((each) => each.essential);
  if (essential.length === 0) return null;
  let text = `${nameOf(account)} lacks what live trading needs.`;
  let said = 0;
  for (const { what } of essential) {
    if (text.length + what.length > LONGEST) break;
    text += ` ${what}`;
    said += 1;
  }
  const rest = essential.length - said;
  const more = rest === 0 ? '' : ` And ${rest} more.`;
  return { code: 'VENUE_UNSUPPORTED', text: `${text}${more} Choose another venue, or stay on paper.` };
}

/** Tried at the first contact and refused. */
export const noPastOrders = (account: VenueAccount, { call }: UnifiedFailure): VenueFailure => ({
  code: 'VENUE_UNSUPPORTED',
  text: `${nameOf(account)} does not list past orders: ${call.facts.code} '${call.message.slice(0, 120)}'. An order whose answer is lost could never be settled (RC-24). Choose another venue, or stay on paper.`,
});

/** An id that the exchange library does not know, or that has no streams in it. */
export const unknownExchange = ({ exchange }: VenueAccount): VenueFailure => ({
  code: 'VENUE_UNSUPPORTED',
  text: `The exchange library has no exchange "${exchange}". Expected one of its ids such as binance or bybit: check the spelling.`,
});

/** An environment the venue does not have through the library. */
export const noSuchEnvironment = (account: VenueAccount): VenueFailure => ({
  code: 'VENUE_UNSUPPORTED',
  text: `The exchange library has no ${account.environment} environment of ${nameOf(account)}. Expected testnet where the venue has one, or live: choose another environment or venue.`,
});

/** Puts a failed first contact into words. */
export function readUnifiedFailure(error: unknown, account: VenueAccount): VenueFailure {
  const where = venueName(account);
  if (!(error instanceof UnifiedFailure)) {
    const text = clean(error instanceof Error ? error.message : String(error));
    return { code: 'VENUE_REFUSED', text: `${where} gave an answer the desk cannot read: ${text}` };
  }
  const { code, outcome, status } = error.call.facts;
  const said = `${code} '${error.message}'`;
  if (error.kind === 'AUTH')
    return {
      code: 'VENUE_KEY_REFUSED',
      text: `${where} refuses the key: ${said}. Expected a key of this environment that may read and trade: check environment, address list and rights of the key at the venue.`,
    };
  if (error.kind === 'LIMIT')
    return {
      code: 'VENUE_LIMIT',
      text: `${where} limits this address: ${said}. Wait a few minutes before connecting again, and look for other programs that use the address.`,
    };
  if (outcome === 'notSent' || status === null)
    return {
      code: 'VENUE_UNREACHABLE',
      text: `${where} cannot be reached: ${said}. Expected an answer: check the network and the venue's status page, then connect again.`,
    };
  return { code: 'VENUE_REFUSED', text: `${where} refused the first question: ${said}. Expected an answer.` };
}
