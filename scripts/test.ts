/** `npm test`: what the machine misses, the build, every check, every suite, and e2e in each host there is. */
import { join } from 'node:path';
import { build } from './build/build.ts';
import { checkSteps } from './steps/checkSteps.ts';
import { runSteps } from './steps/runSteps.ts';
import { projectRoot, toolPath } from './steps/toolPath.ts';
import { electronTarget } from './test/electronTarget.ts';
import { findMarketData } from './test/findMarketData.ts';
import { installSystemPackages } from './test/installSystemPackages.ts';
import { runSuite } from './test/runSuite.ts';
import { addTallies, tallyPlaywright, tallyVitest, type Tally } from './test/tally.ts';

const reports = join(projectRoot, 'test-results');

if (!installSystemPackages()) process.exitCode = finish(['system packages'], [], 'not run');
else if (!(await build({ onlyIfStale: true, verbose: false }))) process.exitCode = finish(['build'], [], 'not run');
else process.exitCode = await testAll();

async function testAll(): Promise<number> {
  console.log('Checks');
  const steps = await runSteps(checkSteps());
  const failedSteps = steps.filter((step) => !step.ok).map((step) => step.name);
  console.log('\nSuites');
  const vitest = await runSuite({
    args: [
      toolPath('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'vitest.json')}`,
    ],
    env: {},
    report: join(reports, 'vitest.json'),
    tally: tallyVitest,
  });
  console.log('\nEnd to end');
  const e2e = await runSuite({
    args: [toolPath('@playwright/test', 'playwright'), 'test'],
    env: {},
    report: join(reports, 'e2e.json'),
    tally: tallyPlaywright,
  });
  return finish(failedSteps, [vitest, e2e], hostsOfE2e());
}

function hostsOfE2e(): string {
  const electron = electronTarget(projectRoot);
  return electron.kind === 'present'
    ? 'browser host in Chromium, and Electron'
    : `browser host in Chromium; not Electron: ${electron.reason}`;
}

/** The last line is the sum; a step that failed counts as one failure. */
function finish(failedSteps: readonly string[], tallies: readonly Tally[], hosts: string): number {
  const tests = addTallies(tallies);
  const failed = tests.failed + failedSteps.length;
  const data = findMarketData(projectRoot);
  console.log(`\nEnd to end ran on: ${hosts}`);
  console.log(`Recorded market data: ${data ?? 'none; the generator stood in for it'}`);
  if (failedSteps.length > 0) console.log(`Failed steps: ${failedSteps.join(', ')}`);
  console.log(`${tests.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
