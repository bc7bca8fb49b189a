/**
 * A desk that plays the generated market at full speed until it is killed. Prints the recovered state once, then the number of the last committed
 * entry after each flush, so that the parent knows what must survive. Arguments: data folder, seed, "press" or "watch".
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openGenerator } from '../../../src/main/adapters/market/generator/openGenerator.ts';
import { openDesk } from '../../../src/main/compose/openDesk.ts';
import { isTerminal } from '../../../src/shared/model/order.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { recordingLog } from '../../support/recordingLog.ts';

const [dataDir = '', seed = '1', action = 'watch'] = process.argv.slice(2);
const say = (line: unknown): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const settings = defaultSettings();
const source = openGenerator({ seed: Number(seed), scenario: 'flash-crash', quoteDefaults: settings.paper });
if (!source.ok) throw new Error(source.error.text);
const opened = await openDesk({
  dataDir,
  settings,
  source: source.value,
  host: 'headless',
  notifier: { notify: () => undefined },
  logger: recordingLog(),
  speed: null,
  paused: false,
  from: null,
});
if (!opened.ok) throw new Error(opened.error.text);
const { desk, journal, state } = opened.value;
const caller = { role: 'ui', session: 'fault' } as const;

while (state.durable.modeState.run === 'RECOVERING') await new Promise((resolve) => setImmediate(resolve));
// A desk that is killed keeps what it compiled up to here.
flushCompileCache();
say({ recovered: summary() });
if (state.durable.modeState.mode === 'SETUP') {
  await desk.call('enterPaper', { equity: '10000' }, caller);
  await desk.call('startStrategy', { strategy: 'donchian' }, caller);
}
let flushes = 0;
setInterval(() => {
  flushes += 1;
  if (action === 'press' && flushes === 3) void desk.call('emergencyStop', { source: 'button' }, caller);
  if (state.durable.incident?.phase === 'AWAITING_APPROVAL') void resume();
  journal.flush();
  say({ committed: journal.head().seq, mode: state.durable.modeState.mode });
}, 5);

async function resume(): Promise<void> {
  await desk.call('resume', { mode: 'PAPER', phrase: 'RESUME', reason: 'fault test goes on' }, caller);
  await desk.call('unpause', {}, caller);
  await desk.call('startStrategy', { strategy: 'donchian' }, caller);
}

/** What must be equal or safer than what was committed: mode, kill flag, positions and whether each has a stop or a close on its way. */
function summary() {
  const { modeState } = state.durable;
  const { positions, orders } = state.durable.books.PAPER;
  const reducing = [...orders.values()].filter((order) => !isTerminal(order.status) && order.role !== 'ENTRY');
  return {
    mode: modeState.mode,
    run: modeState.run,
    latched: state.live.latched,
    positions: [...positions.values()].map((each) => `${each.symbol} ${each.quantity.toFixed()}`),
    unprotected: [...positions.keys()].filter((symbol) => !reducing.some((order) => order.symbol === symbol)),
  };
}
