/** Runs independent steps side by side and prints each as it ends: one line when it holds, all it said when not. */
import { availableParallelism } from 'node:os';
import { runStep, type Step, type StepResult } from './runStep.ts';

/** Results in the order the steps were given. */
export async function runSteps(steps: readonly Step[]): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const queue = [...steps.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [place, step] = next;
      const result = await runStep(step);
      results[place] = result;
      printStep(result);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return results;
}

function printStep(result: StepResult): void {
  const seconds = `${(result.tookMs / 1000).toFixed(1)} s`;
  if (result.ok) console.log(`  ok      ${result.name.padEnd(12)} ${seconds}`);
  else console.log(`  FAILED  ${result.name.padEnd(12)} ${seconds}\n${result.output}\n`);
}
