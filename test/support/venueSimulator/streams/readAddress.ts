/** Which connection an address asks for. */
import type { Family } from '../core/family.ts';
import type { ConnectionRoot } from './connection.ts';

export interface StreamAddress {
  readonly root: ConnectionRoot;
  readonly family: Family;
  readonly isCombined: boolean;
  readonly listenKey?: string | undefined;
  /** Streams named in the address itself. */
  readonly streams: readonly string[];
}

/** Undefined for an address the venue does not serve. */
export function readAddress(url: string): StreamAddress | undefined {
  const { pathname, searchParams } = new URL(url, 'ws://venue');
  if (pathname === '/ws-api/v3') return { root: 'api', family: 'spot', isCombined: false, streams: [] };
  if (pathname === '/ws-fapi/v1') return { root: 'api', family: 'usdm', isCombined: false, streams: [] };
  const match = /^\/(stream\/|fut\/(?:public\/|market\/|private\/)?|)(ws|stream)(?:\/(.*))?$/.exec(pathname);
  if (match === null) return undefined;
  const [, prefix = '', kind, rest = ''] = match;
  const isCombined = kind === 'stream';
  const named = isCombined ? (searchParams.get('streams') ?? '') : rest;
  const streams = named.split('/').filter((name) => name.includes('@'));
  if (!prefix.startsWith('fut')) return { root: 'spot', family: 'spot', isCombined, streams };
  const root = ROOTS[prefix] ?? 'legacy';
  const listenKey = root === 'private' ? (searchParams.get('listenKey') ?? rest) : undefined;
  return { root, family: 'usdm', isCombined, listenKey, streams };
}

const ROOTS: Readonly<Record<string, ConnectionRoot>> = {
  'fut/public/': 'public',
  'fut/market/': 'market',
  'fut/private/': 'private',
};
