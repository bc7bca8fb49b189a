/**
 * Opens a real venue: clock, symbols and rules, a first look at the account, then its stream. Fails with words for a person; once it is open,
 * nothing of it throws.
 */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { VenueAccount } from '../../../../shared/model/venueAccount.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { Logger } from '../../../ports/logger.ts';
import type { VenueCredentials } from '../../../ports/vault.ts';
import type { LiveVenue } from '../../../ports/venue.ts';
import { CcxtVenue } from './ccxtVenue.ts';
import { connectAccount } from './connectAccount.ts';
import type { openAccountStream } from './stream/openAccountStream.ts';
import { buildVenue } from './buildVenue.ts';
import type { RulesTiming } from './rulesWatch.ts';
import { isBinance } from './venueAddresses.ts';
import { createVenueExchange } from './venueExchange.ts';
import { readVenueFailure, unknownSymbols, unsupported, type VenueFailure } from './venueFailure.ts';

export interface OpenVenueOptions {
  readonly account: VenueAccount;
  readonly credentials: VenueCredentials;
  /** The symbols the desk trades. */
  readonly symbols: readonly SymbolName[];
  readonly now: () => UnixMs;
  readonly logger: Logger;
  /** Fills from then on, in these symbols beside the desk's, are told unless they are known by their ids. */
  readonly resume: { readonly since: UnixMs; readonly symbols: readonly SymbolName[] };
  readonly openStream: typeof openAccountStream;
  /** Tests shorten it. */
  readonly rulesTiming?: Partial<RulesTiming>;
}

/** Resolves when the account was read and the stream has tried to connect. */
export async function openCcxtVenue(options: OpenVenueOptions): Promise<Result<LiveVenue, VenueFailure>> {
  const { account } = options;
  if (!isSupported(account)) return err(unsupported(account));
  const exchange = await createVenueExchange(options);
  const built = buildVenue(exchange, options);
  const { parts, clock } = built;
  try {
    await clock.sync();
    await parts.rules.readSymbols();
    const missing = options.symbols.filter((name) => parts.rules.table().byName(name) === null);
    if (missing.length > 0) throw new UnknownSymbols(missing);
    await built.setup.read();
    // Spot has no settings to read: its account tells whether the key works.
    if (account.market === 'SPOT') await parts.session.line.call(SPOT_ACCOUNT, { lane: 'RECONCILE' });
    await parts.rules.readTerms();
  } catch (error) {
    parts.session.line.close();
    await exchange.close();
    return err(
      error instanceof UnknownSymbols ? unknownSymbols(error.symbols, account) : readVenueFailure(error, account),
    );
  }
  const close = await connectAccount(exchange, built, options);
  return ok(new CcxtVenue({ ...parts, close }));
}

const SPOT_ACCOUNT = { api: 'private', method: 'GET', path: 'account' } as const;

class UnknownSymbols extends Error {
  readonly symbols: readonly SymbolName[];

  constructor(symbols: readonly SymbolName[]) {
    super('symbols unknown');
    this.symbols = symbols;
  }
}

/** Orders and account of these are understood. */
const isSupported = (account: VenueAccount): boolean =>
  isBinance(account) && !(account.exchange === 'binanceusdm' && account.market === 'SPOT');
