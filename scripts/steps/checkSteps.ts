/** Everything `npm run check` looks at besides the unit tests; no step depends on another. */
import type { Step } from './runStep.ts';
import { toolPath } from './toolPath.ts';

/** The longest first, so that they overlap with the rest. */
export function checkSteps(): readonly Step[] {
  return [
    { name: 'dead code', args: [toolPath('knip'), '--no-progress'] },
    { name: 'format', args: [toolPath('prettier'), '--check', '--cache', '--log-level', 'warn', '.'] },
    { name: 'lint', args: [toolPath('oxlint'), '--type-aware', '--deny-warnings', '.'] },
    {
      name: 'imports',
      args: [toolPath('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.mjs', 'src'],
    },
    { name: 'bans', args: ['scripts/bans.ts'] },
    { name: 'types node', args: [toolPath('typescript', 'tsc'), '-p', 'tsconfig.node.json'] },
    { name: 'types e2e', args: [toolPath('typescript', 'tsc'), '-p', 'tsconfig.e2e.json'] },
    { name: 'types web', args: [toolPath('typescript', 'tsc'), '-p', 'tsconfig.web.json'] },
  ];
}
