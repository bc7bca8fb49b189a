/**
 * `npm run fault`: every kill and fault test, a thousand seeds of each layer. Flags: --seed N plays one seed alone, --runs N fewer seeds,
 * --layer model|process|data one layer: the engine on a virtual clock, the whole desk in a process, or the journal and replays.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { toolPath } from './steps/toolPath.ts';

const LAYERS = {
  model: ['test/fault/killModel.test.ts', 'test/fault/faultModel.test.ts'],
  process: ['test/fault/killProcess.test.ts'],
  data: ['test/fault/journal', 'test/fault/killReplay', 'test/fault/modeTransition'],
} as const;
const RUNS = '1000';
/** Desks in processes wait most of their lives, so several live at once. */
const AT_ONCE = 8;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string' }, layer: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) console.log('npm run fault -- [--seed N | --runs N] [--layer model|process|data]');
else process.exitCode = play();

function play(): number {
  const files = filesOf(values.layer);
  if (files === null) {
    console.error(`--layer is model, process or data, found ${values.layer ?? ''}.`);
    return 2;
  }
  const env = {
    ...process.env,
    BREAKWATER_FAULT_RUNS: values.runs ?? RUNS,
    ...(values.seed === undefined ? {} : { BREAKWATER_FAULT_SEED: values.seed }),
  };
  const args = [toolPath('vitest'), 'run', '--reporter=dot', `--maxConcurrency=${AT_ONCE}`, ...files];
  return spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1;
}

/** Without a layer all of them; a seed alone is one of the seeded layers'. */
function filesOf(layer: string | undefined): readonly string[] | null {
  if (layer === undefined) {
    return values.seed === undefined ? Object.values(LAYERS).flat() : [...LAYERS.model, ...LAYERS.process];
  }
  return Object.hasOwn(LAYERS, layer) ? LAYERS[layer as keyof typeof LAYERS] : null;
}
