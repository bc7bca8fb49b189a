/** Runs the command of a package under this Node: `node scripts/tool.ts vitest run test/fault`. */
import { pathToFileURL } from 'node:url';
import { toolPath } from './steps/toolPath.ts';

const packages: Readonly<Record<string, string>> = {
  playwright: '@playwright/test',
  tsc: 'typescript',
};

const [, , command = '', ...flags] = process.argv;
const script = toolPath(packages[command] ?? command, command);
process.argv = [process.execPath, script, ...flags];
await import(pathToFileURL(script).href);
