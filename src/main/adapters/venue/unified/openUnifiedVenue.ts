/**
 * Opens a venue through the library's unified methods, with no knowledge of the exchange beyond what its tables say. Refused, with its reason, where
 * something essential is missing. Once it is open, nothing of it throws.
 */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import type { LiveVenue, LiveVenueRequest, OpenVenueFailure } from '../../../ports/venue.ts';
import type { Logger } from '../../../ports/logger.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { unknownSymbols, type VenueFailure } from '../ccxt/venueFailure.ts';
import { buildUnified, type BuiltUnified } from './buildUnified.ts';
import { missingCapabilities } from './missingCapabilities.ts';
import type { UnifiedCapabilities } from './readCapabilities.ts';
import { createUnifiedExchange, libraryCapabilities, type UnifiedExchangeOptions } from './unifiedExchange.ts';
import {
  lacksEssentials,
  noPastOrders,
  noSuchEnvironment,
  readUnifiedFailure,
  unknownExchange,
} from './unifiedFailureWords.ts';
import { isRefusal, UnifiedFailure } from './unifiedLine.ts';
import { UnifiedVenue } from './unifiedVenue.ts';

export interface OpenUnifiedOptions extends LiveVenueRequest, UnifiedExchangeOptions {
  readonly now: () => UnixMs;
  readonly logger: Logger;
}

/** Resolves when the account was read once. */
export async function openUnifiedVenue(options: OpenUnifiedOptions): Promise<Result<LiveVenue, OpenVenueFailure>> {
  const { account } = options;
  const capabilities = await libraryCapabilities(account);
  if (capabilities === null) return err(unknownExchange(account));
  const missing = missingCapabilities(capabilities);
  const refused = lacksEssentials(missing, account) ?? wrongEnvironment(account, capabilities);
  if (refused !== null) return err({ ...refused, missing });
  const exchange = await createUnifiedExchange(options);
  const built = buildUnified(exchange, options);
  try {
    const unlisted = await firstContact(built, options);
    if (unlisted === null) {
      const close = await built.connect();
      return ok(new UnifiedVenue({ ...built.parts, account, missing, close }));
    }
    await built.abandon();
    return err(unlisted);
  } catch (error) {
    await built.abandon();
    return err(readUnifiedFailure(error, account));
  }
}

/** Demo accounts are a thing of the venues with an adapter of their own. */
function wrongEnvironment(account: VenueAccount, { testNetwork }: UnifiedCapabilities): VenueFailure | null {
  const isMissing = account.environment === 'demo' || (account.environment === 'testnet' && !testNetwork);
  return isMissing ? noSuchEnvironment(account) : null;
}

/** Rules, time, key and settings; null when all are there. Rejects with UnifiedFailure. */
async function firstContact(
  built: BuiltUnified,
  { symbols, account }: OpenUnifiedOptions,
): Promise<VenueFailure | null> {
  const { session, clock, readMarkets } = built.parts;
  await readMarkets();
  const unlisted = symbols.filter((symbol) => !session.table().has(symbol));
  if (unlisted.length > 0) return unknownSymbols(unlisted, account);
  if (session.capabilities.clock) await clock.probe(session.line);
  await session.line.call({ method: 'fetchBalance', args: [], lane: 'RECONCILE' });
  if (session.capabilities.market === 'PERP') await built.setup.read('RECONCILE');
  await tryTriggers(built);
  return tryPastOrders(built, account);
}

/** The tables say that a list of past orders exists, not that it can be asked for: without it no lost answer could be settled (RC-24). */
async function tryPastOrders(
  { parts: { session }, lists }: BuiltUnified,
  account: VenueAccount,
): Promise<VenueFailure | null> {
  const [first] = session.symbols;
  if (first === undefined) return null;
  try {
    await lists.past(first, unixMs(session.venueNow() - MINUTE_MS), 'RECONCILE');
    return null;
  } catch (error) {
    if (!(error instanceof UnifiedFailure) || !isRefusal(error)) throw error;
    return noPastOrders(account, error);
  }
}

/** Whether conditional orders are listed apart: the tables say so, or the question is answered. */
async function tryTriggers({ parts: { session }, triggers }: BuiltUnified): Promise<void> {
  const [first] = session.symbols;
  const args = [first, undefined, undefined, { trigger: true }];
  try {
    await session.line.call({ method: 'fetchOpenOrders', args, lane: 'RECONCILE' });
    triggers.areApart = true;
  } catch (error) {
    // A venue whose conditional orders cannot be seen must not be traded; one that has no such question lists them with the others.
    if (!isRefusal(error) || session.capabilities.triggersApart) throw error;
    triggers.areApart = false;
  }
}
