/** Where the watchdog's own program is. */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As seen from a module of this folder: unbuilt the source itself; built the entry beside the others, which the module may share a chunk with. */
export function watchdogEntry(here: string): URL {
  if (here.endsWith('.ts')) return new URL('../../watchdog.ts', here);
  const isChunk = basename(dirname(fileURLToPath(here))) === 'chunks';
  return new URL(isChunk ? '../watchdog.js' : 'watchdog.js', here);
}
