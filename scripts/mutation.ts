/**
 * `npm run mutation`: tests the tests of the pure rules, one folder of the domain after the other, each against its own unit tests. Against all
 * tests a mutant of a constant costs half a minute. `npm run mutation -- sizing` runs one folder; --concurrency N how many mutants at a time.
 * Reports: out/mutation/<folder>.json. Fails when a folder stays below the threshold of stryker.config.json.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { projectRoot, toolPath } from './steps/toolPath.ts';

const FOLDERS = ['ladder', 'mode', 'breaker', 'sizing', 'pretrade', 'emergency', 'reconcile'];

/** The part of Stryker's report that is counted. */
const reportSchema = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

interface FolderScore {
  readonly folder: string;
  readonly ok: boolean;
  /** Status of each mutant; null when there is no report. */
  readonly statuses: readonly string[] | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) console.log(`npm run mutation -- [${FOLDERS.join(' | ')}] [--concurrency N]`);
else process.exitCode = mutate();

function mutate(): number {
  const unknown = positionals.filter((each) => !FOLDERS.includes(each));
  if (unknown.length > 0) {
    console.error(`The folders are ${FOLDERS.join(', ')}, found ${unknown.join(', ')}.`);
    return 2;
  }
  const scores = FOLDERS.filter((each) => positionals.length === 0 || positionals.includes(each)).map(mutateFolder);
  console.log(`\n${'folder'.padEnd(10)}${['mutants', 'killed', 'survived', 'score'].map(cell).join('')}`);
  for (const score of scores) console.log(row(score));
  return scores.every((each) => each.ok) ? 0 : 1;
}

function mutateFolder(folder: string): FolderScore {
  const written = join(projectRoot, 'out', 'mutation.json');
  const kept = join(projectRoot, 'out', 'mutation', `${folder}.json`);
  rmSync(written, { force: true });
  const concurrency = values.concurrency === undefined ? [] : ['--concurrency', values.concurrency];
  const args = ['run', '--mutate', `src/main/domain/${folder}/**/*.ts`, ...concurrency];
  const { status } = spawnSync(process.execPath, [toolPath('@stryker-mutator/core', 'stryker'), ...args], {
    cwd: projectRoot,
    env: { ...process.env, BREAKWATER_MUTATED: folder },
    stdio: 'inherit',
  });
  const statuses = statusesIn(written);
  if (statuses !== null) {
    mkdirSync(join(projectRoot, 'out', 'mutation'), { recursive: true });
    renameSync(written, kept);
  }
  return { folder, ok: status === 0, statuses };
}

/** Null when the run ended before it wrote a report. */
function statusesIn(report: string): readonly string[] | null {
  try {
    const { files } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    return Object.values(files).flatMap(({ mutants }) => mutants.map((each) => each.status));
  } catch {
    return null;
  }
}

/** A mutant that makes the tests run for ever is killed; one that no test reaches survived; left-out ones do not count. */
function row({ folder, ok, statuses }: FolderScore): string {
  if (statuses === null) return `${folder.padEnd(10)}no report`;
  const count = (...among: readonly string[]): number => statuses.filter((each) => among.includes(each)).length;
  const [killed, survived] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')];
  const score = killed + survived === 0 ? 'n/a' : `${((100 * killed) / (killed + survived)).toFixed(2)} %`;
  const cells = [String(killed + survived), String(killed), String(survived), score];
  return `${folder.padEnd(10)}${cells.map(cell).join('')}${ok ? '' : '  FAILED'}`;
}

function cell(text: string): string {
  return text.padStart(10);
}
