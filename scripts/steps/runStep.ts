/** Runs one step of check or test as a child process and keeps what it printed. */
import { spawn } from 'node:child_process';
import { projectRoot } from './toolPath.ts';

export interface Step {
  readonly name: string;
  /** Arguments of this Node: a script and its flags. */
  readonly args: readonly string[];
}

export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly tookMs: number;
  /** stdout and stderr in the order they came. */
  readonly output: string;
}

/** Resolves when the step has ended, whatever its exit code; never rejects. */
export function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    const end = (ok: boolean): void =>
      resolve({ name: step.name, ok, tookMs: performance.now() - startedAt, output: chunks.join('').trim() });
    child.once('error', (cause) => {
      chunks.push(cause.message);
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}
