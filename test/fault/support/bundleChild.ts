/**
 * Bundles the desk that is killed: loading hundreds of files and every exchange of the library would be most of what a life costs. The exchange
 * library is the real one, with the exchange that is traded alone. A bundle belongs to one run, so that edits do not reach the run half way.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const EXCHANGE = join(ROOT, 'node_modules', 'ccxt', 'js', 'src', 'pro', 'binance.js');
/** Started in the folder of the repository, where packages with binaries are found. */
const OUT = join(ROOT, 'out');

export interface ChildBundle {
  /** The program to start. */
  readonly program: string;
  remove(): void;
}

/** Writes the bundle of a child of this folder into a folder of its own. */
export async function bundleChild(child: 'liveChild' | 'replayChild'): Promise<ChildBundle> {
  const { build } = await import('vite');
  mkdirSync(OUT, { recursive: true });
  const folder = mkdtempSync(join(OUT, 'fault-'));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
    plugins: [
      {
        name: 'one-exchange',
        enforce: 'pre',
        resolveId: (id) => (id === 'ccxt' ? '\0ccxt' : null),
        load: (id) =>
          id === '\0ccxt'
            ? `import binance from ${JSON.stringify(EXCHANGE)}; export default { pro: { binance } };`
            : null,
      },
    ],
    build: {
      ssr: join(import.meta.dirname, `${child}.ts`),
      outDir: folder,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: `${child}.js` } },
    },
  });
  return {
    program: join(folder, `${child}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
