/** The form of the account: what each choice means, and reading what was typed. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { VenueAccountWire } from '../../../../shared/ipc/contractVenue.ts';
import { addressProblem } from '../../../../shared/model/ownAddress.ts';
import type { VenueEnvironment } from '../../../../shared/model/venueAccount.ts';

export interface AccountForm {
  /** An id of the exchange library. */
  readonly exchange: string;
  readonly market: VenueAccountWire['market'];
  readonly environment: VenueEnvironment;
  readonly rest: string;
  readonly stream: string;
  readonly wsApi: string;
  /** "BTC 0.5, ETH 2". */
  readonly legacy: string;
}

export const environmentWords = {
  live: { name: 'Live', meaning: 'Real money. Every order is real.' },
  demo: {
    name: 'Demo',
    meaning: "The venue's demo account: play money at prices that follow the real market. Nothing earned there counts.",
  },
  testnet: {
    name: 'Testnet',
    meaning: "The venue's test network: play money in a thin order book of its own, wiped about once a month.",
  },
  custom: {
    name: 'Own addresses',
    meaning: 'A proxy or a simulator. Play money only when it runs on this machine; anywhere else it counts as real.',
  },
} as const satisfies Record<VenueEnvironment, { readonly name: string; readonly meaning: string }>;

export const marketWords = {
  PERP: 'USD-M perpetuals',
  SPOT: 'Spot',
} as const satisfies Record<AccountForm['market'], string>;

/** What a new desk is offered: nothing real is at stake. */
const fresh: AccountForm = {
  exchange: 'binance',
  market: 'PERP',
  environment: 'demo',
  rest: '',
  stream: '',
  wsApi: '',
  legacy: '',
};

/** The form of an account that is set up, or of none. */
export function formOf(account: VenueAccountWire | null): AccountForm {
  if (account === null) return fresh;
  const { exchange, market, environment, endpoints, legacy } = account;
  return {
    exchange,
    market,
    environment,
    rest: endpoints?.rest ?? '',
    stream: endpoints?.stream ?? '',
    wsApi: endpoints?.wsApi ?? '',
    legacy: Object.entries(legacy)
      .map(([asset, amount]) => `${asset} ${amount}`)
      .join(', '),
  };
}

/** The account as typed, or what is wrong with it. Exchange ids are the exchange library's. */
export function readAccountForm(form: AccountForm): Result<VenueAccountWire, string> {
  const { market, environment } = form;
  const exchange = form.exchange.trim().toLowerCase();
  if (!EXCHANGE.test(exchange))
    return err(`Exchange: found "${form.exchange}", expected an id of the exchange library such as binance.`);
  const legacy = market === 'SPOT' ? readHoldings(form.legacy) : ok({});
  if (!legacy.ok) return legacy;
  const [rest, stream, wsApi] = [form.rest.trim(), form.stream.trim(), form.wsApi.trim()];
  if (environment === 'custom') {
    const wrong =
      wrongAddress('REST address', rest, 'http') ??
      wrongAddress('Stream address', stream, 'ws') ??
      wrongAddress('Request socket', wsApi, 'ws');
    if (wrong !== null) return err(wrong);
  }
  const endpoints = environment === 'custom' ? { rest, stream, wsApi } : null;
  return ok({ exchange, market, environment, endpoints, legacy: legacy.value });
}

const EXCHANGE = /^[a-z0-9]{2,30}$/;

/** Binance has an adapter of its own; every other exchange is spoken to through what the library has in common for all. */
export const isOwnAdapter = ({ exchange }: AccountForm): boolean =>
  /^binance(?:usdm)?$/.test(exchange.trim().toLowerCase());

const schemes = {
  http: { pattern: /^https?:\/\/[^\s@?#]+$/, words: 'http or https' },
  ws: { pattern: /^wss?:\/\/[^\s@?#]+$/, words: 'ws or wss' },
} as const;

function wrongAddress(name: string, found: string, scheme: keyof typeof schemes): string | null {
  const { pattern, words } = schemes[scheme];
  if (!pattern.test(found))
    return `${name}: found ${quoted(found)}, expected a ${words} address without user name, password or query.`;
  const problem = addressProblem(found);
  return problem === null ? null : `${name}: found "${found}", which ${problem}.`;
}

/** What may hold a password or a token is not said back. */
const quoted = (found: string): string => (/[@?#]/.test(found) ? 'one with more than an address' : `"${found}"`);

function readHoldings(text: string): Result<Readonly<Record<string, string>>, string> {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const holdings: Record<string, string> = {};
  for (const part of parts) {
    const match = /^([A-Za-z0-9]{1,20})\s+(\d{1,15}(?:\.\d{1,18})?)$/.exec(part);
    const [asset = '', amount = ''] = match?.slice(1) ?? [];
    if (match === null) return err(`Holdings: found "${part}", expected an asset and an amount such as BTC 0.5.`);
    holdings[asset.toUpperCase()] = amount;
  }
  return ok(holdings);
}
