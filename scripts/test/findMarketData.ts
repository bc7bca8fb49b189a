/** Looks for the recorded market data that some tests use when it is there: never part of the repository. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder BREAKWATER_MARKET_DATA names, else ../shared/data beside the project; null where there is none. */
export function findMarketData(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['BREAKWATER_MARKET_DATA'];
  const folder = named === undefined || named === '' ? join(root, '..', 'shared', 'data') : resolve(root, named);
  return existsSync(folder) ? folder : null;
}
