/** Why a venue could not be opened: what was found, what is expected, what to do. */
import { exchangeName } from '../../../../shared/model/exchangeName.ts';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import { venueName } from '../../../../shared/model/venueName.ts';
import { CallError, clean } from './callError.ts';
import { KEY_REFUSALS } from './keyCheck.ts';

export interface VenueFailure {
  readonly code:
    | 'VENUE_UNSUPPORTED'
    | 'VENUE_KEY_REFUSED'
    | 'VENUE_CLOCK_OFF'
    | 'VENUE_HTML'
    | 'VENUE_UNREACHABLE'
    | 'VENUE_LIMIT'
    | 'VENUE_SYMBOL_UNKNOWN'
    | 'VENUE_REFUSED';
  readonly text: string;
}

const CLOCK_OFF = '-1021';
const LIMITS: ReadonlySet<number | null> = new Set([418, 429]);
const NOT_OURS = '-2015';

/** Puts a failed first contact into words. */
export function readVenueFailure(error: unknown, account: VenueAccount): VenueFailure {
  const where = venueName(account);
  if (!(error instanceof CallError)) {
    const text = clean(error instanceof Error ? error.message : String(error));
    return { code: 'VENUE_REFUSED', text: `${where} gave an answer the desk cannot read: ${text}` };
  }
  const { code, status, html, retryAfterMs } = error.facts;
  const said = `${code} '${error.message}'`;
  if (KEY_REFUSALS.has(code)) return { code: 'VENUE_KEY_REFUSED', text: keyText(code, said, where) };
  if (code === CLOCK_OFF) return { code: 'VENUE_CLOCK_OFF', text: clockText(said) };
  if (LIMITS.has(status)) return { code: 'VENUE_LIMIT', text: limitText(where, said, retryAfterMs) };
  if (html) return { code: 'VENUE_HTML', text: htmlText(where, error.message) };
  if (error.facts.outcome === 'notSent' || status === null)
    return { code: 'VENUE_UNREACHABLE', text: unreachableText(where, error.message) };
  return { code: 'VENUE_REFUSED', text: `${where} refused the first question: ${said}. Expected an answer.` };
}

/** A symbol that the venue does not list. */
export const unknownSymbols = (symbols: readonly string[], account: VenueAccount): VenueFailure => ({
  code: 'VENUE_SYMBOL_UNKNOWN',
  text: `${exchangeName(account.exchange)} ${account.market} lists no ${symbols.join(', ')}. Expected symbols it trades: take them out of the settings, or choose the other market.`,
});

/** An exchange, or a market of one, whose orders and account this adapter cannot read. */
export const unsupported = ({ exchange, market }: VenueAccount): VenueFailure => ({
  code: 'VENUE_UNSUPPORTED',
  text: `Found ${exchange} ${market}. Binance is understood as binance (SPOT and PERP) and binanceusdm (PERP): choose one of them, or stay on paper.`,
});

const keyText = (code: string, said: string, where: string): string =>
  code === NOT_OURS
    ? `${where} refuses the key: ${said}. Expected a key of this environment that is allowed from this address and may read and trade: check the environment, the address list and the rights of the key at the venue.`
    : `${where} refuses the key: ${said}. Expected key and secret as the venue showed them: enter both again.`;

const clockText = (said: string): string =>
  `The venue refuses our time: ${said}. Expected a clock within a second of the venue's: switch on the automatic time of this computer, then connect again.`;

const limitText = (where: string, said: string, retryAfterMs: number | null): string =>
  `${where} limits this address: ${said}. ${
    retryAfterMs === null ? 'Wait a few minutes' : `Wait ${Math.ceil(retryAfterMs / 1_000)} s`
  } before connecting again, and look for other programs that use the address.`;

const htmlText = (where: string, said: string): string =>
  `${where}: ${said}. Expected data: a proxy, a sign-in page of the network or a country block stands between; check the address and the network.`;

const unreachableText = (where: string, said: string): string =>
  `${where} cannot be reached: ${said}. Expected an answer: check the network and the venue's status page, then connect again.`;
