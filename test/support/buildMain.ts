/** Builds the main entries as `npm run build` does, with further ones beside them, in a folder of its own below test-results/. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');

export interface BuiltMain {
  /** Path of a built entry, "watchdog.js"; throws where there is none. */
  file(name: string): string;
  remove(): void;
}

/** Entries by name; inside the project, so that what was built finds its packages. */
export async function buildMain(entries: Readonly<Record<string, string>>): Promise<BuiltMain> {
  const { config } = await resolveConfig({ root, logLevel: 'error' }, 'build', 'production');
  const main = config?.main;
  const own = main?.build?.rolldownOptions;
  if (typeof own?.input !== 'object' || Array.isArray(own.input)) throw new Error('The build names no entries');
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const outDir = mkdtempSync(join(results, 'built-'));
  const rolldownOptions = { ...own, input: { ...own.input, ...entries } };
  await build({
    ...main,
    logLevel: 'error',
    build: {
      ...main?.build,
      outDir,
      emptyOutDir: true,
      sourcemap: false,
      rollupOptions: rolldownOptions,
      rolldownOptions,
    },
  });
  return {
    file: (name) => {
      const path = join(outDir, name);
      if (!existsSync(path)) throw new Error(`${name} was not built`);
      return path;
    },
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
