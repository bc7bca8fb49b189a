/** Real market data where this machine has it: BREAKWATER_MARKET_DATA, or ../shared/data beside the project. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..', '..');

/** The data folder, null where there is none; says so in one line, so that a run shows what it covered. */
export function marketDataFolder(): string | null {
  const folder = process.env['BREAKWATER_MARKET_DATA'] ?? join(projectRoot, '..', 'shared', 'data');
  if (existsSync(join(folder, 'market'))) return folder;
  console.info(`Real market data absent (${folder}): these tests pass without it.`);
  return null;
}
