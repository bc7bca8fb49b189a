/**
 * `npm run fault`: every kill and fault test, a thousand seeds of each layer. Flags: --seed N plays one seed alone, --runs N fewer seeds,
 * --layer model|process|data one layer: the engine on a virtual clock, the whole desk in a process, or the journal and replays; --market one kind of
 * account of the first two: USD-M in one-way mode, spot, or USD-M in hedge mode, which the process layer alone plays.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { toolPath } from './steps/toolPath.ts';

const LAYERS = {
  model: ['test/fault/killModel.test.ts', 'test/fault/faultModel.test.ts'],
  process: ['test/fault/killProcess.test.ts'],
  data: ['test/fault/journal', 'test/fault/killReplay', 'test/fault/modeTransition'],
} as const;
const MARKETS: readonly string[] = ['PERP', 'SPOT', 'HEDGE'];
const RUNS = '1000';
/** Desks in processes wait most of their lives, so several live at once. */
const AT_ONCE = 8;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string' },
    layer: { type: 'string' },
    market: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help === true)
  console.log('npm run fault -- [--seed N | --runs N] [--layer model|process|data] [--market PERP|SPOT|HEDGE]');
else process.exitCode = play();

function play(): number {
  const files = filesOf(values.layer);
  if (files === null) {
    console.error(`--layer is model, process or data, found ${values.layer ?? ''}.`);
    return 2;
  }
  const { market = '' } = values;
  if (market !== '' && !MARKETS.includes(market)) {
    console.error(`--market is PERP, SPOT or HEDGE, found ${market}.`);
    return 2;
  }
  const env = {
    ...process.env,
    BREAKWATER_FAULT_RUNS: values.runs ?? RUNS,
    BREAKWATER_FAULT_MARKET: market,
    ...(values.seed === undefined ? {} : { BREAKWATER_FAULT_SEED: values.seed }),
  };
  const args = [toolPath('vitest'), 'run', '--reporter=dot', `--maxConcurrency=${AT_ONCE}`, ...files];
  return spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1;
}

/** Without a layer all of them; a seed or a market alone is one of the seeded layers', and hedge mode of the process layer. */
function filesOf(layer: string | undefined): readonly string[] | null {
  if (layer !== undefined) return Object.hasOwn(LAYERS, layer) ? LAYERS[layer as keyof typeof LAYERS] : null;
  if (values.market === 'HEDGE') return LAYERS.process;
  const isWhole = values.seed === undefined && values.market === undefined;
  return isWhole ? Object.values(LAYERS).flat() : [...LAYERS.model, ...LAYERS.process];
}
