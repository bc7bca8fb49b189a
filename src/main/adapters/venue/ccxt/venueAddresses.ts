/** Where an account's requests may go: one set of addresses per environment, and nothing outside it is ever called. */
import type { VenueAccount, VenueEndpoints } from '../../../../shared/model/venueAccount.ts';

/** ccxt's tree of addresses: names to addresses, sockets nested. */
export interface AddressTree {
  readonly [name: string]: string | AddressTree;
}

/**
 * The complete tree for own addresses, so that none of the venue's own is left in reach. ccxt tells the products apart by the address of a socket:
 * a spot stream root contains "/stream", a futures one does not.
 */
export function ownAddresses({ rest, stream, wsApi }: VenueEndpoints): AddressTree {
  const root = rest.replace(/\/+$/, '');
  const socket = `${stream.replace(/\/+$/, '')}/ws`;
  return {
    public: `${root}/api/v3`,
    private: `${root}/api/v3`,
    v1: `${root}/api/v1`,
    sapi: `${root}/sapi/v1`,
    fapiPublic: `${root}/fapi/v1`,
    fapiPublicV2: `${root}/fapi/v2`,
    fapiPublicV3: `${root}/fapi/v3`,
    fapiPrivate: `${root}/fapi/v1`,
    fapiPrivateV2: `${root}/fapi/v2`,
    fapiPrivateV3: `${root}/fapi/v3`,
    ws: { spot: socket, margin: socket, future: socket, 'ws-api': { spot: wsApi, future: wsApi } },
  };
}

/** Hosts, with port, of every address in a tree. */
export function hostsOf(tree: AddressTree): ReadonlySet<string> {
  const addresses = (branch: AddressTree): string[] =>
    Object.values(branch).flatMap((each) => (typeof each === 'string' ? [each] : addresses(each)));
  return new Set(addresses(tree).map((address) => new URL(address).host));
}

/** The product's part of the address a request went to, for the error codes that mean different things on either. */
export const productOf = (url: string): 'spot' | 'linear' | null =>
  /\/fapi\//.test(url) ? 'linear' : /\/s?api\//.test(url) ? 'spot' : null;

/** Whether ccxt has the two environments of the exchange built in. */
export const isBinance = ({ exchange }: Pick<VenueAccount, 'exchange'>): boolean =>
  exchange === 'binance' || exchange === 'binanceusdm';
