/** `npm run check`: format, lint, import table, bans, types, dead code and unit tests, side by side, in under a minute. */
import { checkSteps } from './steps/checkSteps.ts';
import { runSteps } from './steps/runSteps.ts';
import { toolPath } from './steps/toolPath.ts';

const startedAt = performance.now();
const unitTests = { name: 'unit tests', args: [toolPath('vitest'), 'run', 'test/unit', '--reporter=dot'] };
const results = await runSteps([unitTests, ...checkSteps()]);
const failed = results.filter((result) => !result.ok).map((result) => result.name);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(
  failed.length === 0
    ? `check: all ${results.length} steps hold (${seconds} s)`
    : `check: failed: ${failed.join(', ')} (${seconds} s)`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
