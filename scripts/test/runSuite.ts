/** Runs one test runner with its output shown as it comes, and reads what it counted. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectRoot } from '../steps/toolPath.ts';
import type { Tally } from './tally.ts';

export interface Suite {
  /** Arguments of this Node: the runner and its flags. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where the runner writes its JSON report. */
  readonly report: string;
  readonly tally: (report: unknown) => Tally;
}

/** A runner that failed without a failed test, or left no report, counts as one failure. */
export async function runSuite(suite: Suite): Promise<Tally> {
  mkdirSync(dirname(suite.report), { recursive: true });
  rmSync(suite.report, { force: true });
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, suite.args, {
      cwd: projectRoot,
      env: { ...process.env, ...suite.env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  const tally = readTally(suite);
  return code !== 0 && tally.failed === 0 ? { passed: tally.passed, failed: 1 } : tally;
}

function readTally(suite: Suite): Tally {
  try {
    return suite.tally(JSON.parse(readFileSync(suite.report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}
