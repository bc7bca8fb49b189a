/**
 * `npm run bench -- [--json] [ids]`: measures every figure, or those named, one after the other and each in a process of
 * its own. Ends with 1 where a bench broke, with 2 where an id is unknown; a goal that is missed is reported, not an error.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { v8Flags } from '../scripts/steps/v8Flags.ts';
import { benches } from './benches.ts';
import type { Figure } from './figure.ts';
import { figureTable } from './figureTable.ts';

const figureSchema = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  value: z.number(),
  p99: z.number().nullable(),
  baseline: z.number().nullable(),
  goal: z.string(),
  holds: z.boolean(),
  details: z.record(z.string(), z.number()).exactOptional(),
});

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const asked = args.filter((arg) => arg !== '--json');
  const unknown = asked.filter((id) => !benches.has(id));
  if (unknown.length > 0) {
    process.stderr.write(`Unknown figure: ${unknown.join(', ')}. There are: ${[...benches.keys()].join(', ')}.\n`);
    return 2;
  }
  const ids = asked.length === 0 ? [...benches.keys()] : asked;
  const figures = ids.map(measure).filter((figure) => figure !== null);
  const text = args.includes('--json') ? JSON.stringify(figures, null, 2) : figureTable(figures);
  process.stdout.write(`${text}\n`);
  return figures.length === ids.length ? 0 : 1;
}

/** Null where the bench broke; what it said is then on stderr. */
function measure(id: string): Figure | null {
  process.stderr.write(`Measuring ${id}...\n`);
  const run = spawnSync(process.execPath, [...v8Flags, '--expose-gc', join(import.meta.dirname, 'runOne.ts'), id], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  const lastLine = run.stdout.trim().split('\n').at(-1) ?? '';
  const parsed = run.status === 0 ? figureSchema.safeParse(parseJson(lastLine)) : null;
  if (parsed?.success === true) return parsed.data;
  process.stderr.write(`${id} did not give a figure (exit code ${run.status}).\n`);
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
