/**
 * What a key may do (RC-03). Only the live venue says; elsewhere rights are tried without placing anything, and what cannot be tried is null, which
 * is never "no". Flags of the account are not flags of the key and are not used as such.
 */
import { z } from 'zod';
import type { KeyReport } from '../../../ports/venue.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { CallError } from './callError.ts';
import type { RequestLine } from './requestLine.ts';
import { filterField, type SymbolTable } from './symbolTable.ts';
import type { VenueRequest } from './venueExchange.ts';

const restrictionsSchema = z.object({
  ipRestrict: z.boolean(),
  enableWithdrawals: z.boolean(),
  enableInternalTransfer: z.boolean().default(false),
  permitsUniversalTransfer: z.boolean().default(false),
  enableFutures: z.boolean().default(false),
  enableSpotAndMarginTrading: z.boolean().default(false),
});

/** Codes that say no to the key itself: unknown, malformed, revoked, wrong address or right, wrong secret. */
export const KEY_REFUSALS: ReadonlySet<string> = new Set(['-2015', '-2014', '-2008', '-1022']);

export interface KeyCheckOptions {
  readonly market: 'SPOT' | 'PERP';
  readonly line: RequestLine;
  readonly table: () => SymbolTable;
  readonly symbols: readonly SymbolName[];
  /** Whether the environment has the question for a key's rights at all. */
  readonly asksRights: boolean;
}

const LANE = { lane: 'RECONCILE' } as const;

/** Never rejects: what could not be found out is in the findings. */
export async function checkKey(options: KeyCheckOptions): Promise<KeyReport> {
  const account = await tryCall(options.line, accountRequest(options.market));
  if (account !== null && KEY_REFUSALS.has(account.facts.code)) return refusedReport(account);
  if (account !== null) return unreadReport(account);
  const findings: string[] = ['The venue accepts the key.'];
  const rights = options.asksRights ? await readRights(options, findings) : null;
  if (rights instanceof CallError) return unreadReport(rights, 'What the key may do could not be read');
  if (!options.asksRights)
    findings.push('This environment does not say what a key may do: rights are not determinable.');
  const canTrade = rights?.canTrade ?? (await probeTrading(options, findings));
  return {
    valid: true,
    canTrade,
    canWithdraw: rights?.canWithdraw ?? null,
    canTransfer: rights?.canTransfer ?? null,
    ipRestricted: rights?.ipRestricted ?? null,
    findings,
  };
}

const accountRequest = (market: 'SPOT' | 'PERP'): VenueRequest =>
  market === 'SPOT'
    ? { api: 'private', method: 'GET', path: 'account' }
    : { api: 'fapiPrivateV3', method: 'GET', path: 'balance' };

const REFUSED = { canTrade: null, canWithdraw: null, canTransfer: null, ipRestricted: null } as const;

const refusedReport = (error: CallError): KeyReport => ({
  ...REFUSED,
  valid: false,
  findings: [`The venue refuses the key: ${error.facts.code} '${error.message}'.`],
});

/** Nothing is known of a key whose venue could not be asked. */
const unreadReport = (error: CallError, what = 'The key could not be checked'): KeyReport => ({
  ...REFUSED,
  valid: null,
  findings: [`${what}: ${error.facts.code} '${error.message}'.`],
});

/** No answer to the question: a line that failed, a limit, a page of somebody else. A venue without the question says that it has none. */
const isUnanswered = ({ facts: { status, html } }: CallError): boolean =>
  status === null || status >= 500 || status === 418 || status === 429 || (html && status !== 404);

type Rights = Pick<KeyReport, 'canTrade' | 'canWithdraw' | 'canTransfer' | 'ipRestricted'>;

/** Null where the venue does not tell; the failure where it was not asked, so that what is known of the key stands. */
async function readRights({ line, market }: KeyCheckOptions, findings: string[]): Promise<Rights | CallError | null> {
  try {
    const { body } = await line.call({ api: 'sapi', method: 'GET', path: 'account/apiRestrictions' }, LANE);
    const found = restrictionsSchema.parse(body);
    const canTrade = market === 'SPOT' ? found.enableSpotAndMarginTrading : found.enableFutures;
    const canTransfer = found.enableInternalTransfer || found.permitsUniversalTransfer;
    const onOff = (on: boolean): string => (on ? 'on' : 'off');
    findings.push(
      `Key rights: trading ${onOff(canTrade)}, withdrawals ${onOff(found.enableWithdrawals)}, transfers ${onOff(canTransfer)}.`,
      found.ipRestrict ? 'The key is bound to addresses.' : 'The key is not bound to any address.',
    );
    return { canTrade, canTransfer, canWithdraw: found.enableWithdrawals, ipRestricted: found.ipRestrict };
  } catch (error) {
    if (error instanceof CallError && isUnanswered(error)) return error;
    const why = error instanceof CallError ? `${error.facts.code} '${error.message}'` : 'the answer has another shape';
    findings.push(`What the key may do could not be read: ${why}. Rights are not determinable.`);
    return null;
  }
}

/** A trial order that the venue checks and throws away: only a refusal of the key says anything about the key. */
async function probeTrading(
  { line, market, table, symbols }: KeyCheckOptions,
  findings: string[],
): Promise<boolean | null> {
  const listed = symbols.map((name) => table().byName(name)).find((each) => each !== null);
  if (listed === undefined || listed === null) return null;
  const lot = filterField(listed, 'LOT_SIZE', 'minQty');
  const params = {
    symbol: listed.venueSymbol,
    side: 'BUY',
    type: 'MARKET',
    quantity: typeof lot === 'string' ? lot : '1',
  };
  const api = market === 'SPOT' ? 'private' : 'fapiPrivate';
  const refusal = await tryCall(line, { api, method: 'POST', path: 'order/test', params });
  if (refusal === null) {
    findings.push('A trial order was accepted: the key may trade.');
    return true;
  }
  const { outcome, code } = refusal.facts;
  findings.push(`A trial order was refused: ${code} '${refusal.message}'.`);
  if (outcome !== 'refused' || !code.startsWith('-')) return null;
  return !KEY_REFUSALS.has(code);
}

/** Null when it went well. */
async function tryCall(line: RequestLine, request: VenueRequest): Promise<CallError | null> {
  try {
    await line.call(request, LANE);
    return null;
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
}
