/** Own addresses of an account in place of a venue's, and the hosts an environment may call. Pure. */
import type { VenueEndpoints } from '../../../../shared/model/venueAccount.ts';

/**
 * The address with its host replaced: what is asked by HTTP goes to the REST root, sockets to the stream root, and a socket with the path of the
 * request socket there. Path and query stay.
 */
export function ownAddress(address: string, { rest, stream, wsApi }: VenueEndpoints): string {
  const { protocol, pathname, search } = new URL(address);
  if (protocol.startsWith('http')) return `${trimmed(rest)}${pathname}${search}`;
  return pathname === new URL(wsApi).pathname ? `${trimmed(wsApi)}${search}` : `${trimmed(stream)}${pathname}${search}`;
}

const trimmed = (root: string): string => root.replace(/\/+$/, '');

/** Hosts, with port, of every address in the library's tree, where "{hostname}" stands for the exchange's own. */
export function hostsIn(tree: unknown, hostname: string | undefined): ReadonlySet<string> {
  const addresses = (branch: unknown): string[] =>
    typeof branch === 'string'
      ? [branch]
      : typeof branch === 'object' && branch !== null
        ? Object.values(branch).flatMap(addresses)
        : [];
  return new Set(addresses(tree).map((each) => new URL(each.replaceAll('{hostname}', hostname ?? '')).host));
}
