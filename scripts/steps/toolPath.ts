/** Finds the script behind a package's command, so that it runs under this Node without a shell on every platform. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const projectRoot = join(import.meta.dirname, '..', '..');

const manifestSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** Absolute path of the script that `npx command` would run; throws where the package is not installed. */
export function toolPath(packageName: string, command: string = packageName): string {
  const folder = join(projectRoot, 'node_modules', packageName);
  const { bin } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command "${command}".`);
  return join(folder, script);
}
