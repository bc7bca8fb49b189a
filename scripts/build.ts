/** `npm run build`, and with --if-stale the first half of every command that needs out/. */
import { build } from './build/build.ts';

const onlyIfStale = process.argv.includes('--if-stale');
const built = await build({ onlyIfStale, verbose: !onlyIfStale });
process.exitCode = built ? 0 : 1;
