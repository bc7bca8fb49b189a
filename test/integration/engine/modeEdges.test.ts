import { describe, expect, it } from 'vitest';
import { changeMode } from '../../../src/main/engine/changeMode.ts';
import { tradingModes, type ModeState, type TradingMode } from '../../../src/shared/model/mode.ts';
import { ladderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, paperWeek } from '../../support/ladderHistory.ts';

const stopped = (modeBefore: TradingMode): ModeState => ({
  mode: 'EMERGENCY_STOP',
  run: 'RUNNING',
  phase: 'AWAITING_APPROVAL',
  modeBefore,
});
const states: readonly ModeState[] = [
  { mode: 'SETUP', run: 'RUNNING' },
  ...tradingModes.map((mode): ModeState => ({ mode, run: 'RUNNING' })),
  ...tradingModes.map(stopped),
];
const nameOf = (state: ModeState): string =>
  state.mode === 'EMERGENCY_STOP' ? `STOP(${state.modeBefore})` : state.mode;

/** SM-03, written out: what each state may become; a stop remembers the mode it began in. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  SETUP: ['PAPER'],
  PAPER: ['PAPER', 'LIVE_MINIMAL', 'STOP(PAPER)'],
  LIVE_MINIMAL: ['PAPER', 'LIVE_SCALED_1', 'STOP(LIVE_MINIMAL)'],
  LIVE_SCALED_1: ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_2', 'STOP(LIVE_SCALED_1)'],
  LIVE_SCALED_2: ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_3', 'STOP(LIVE_SCALED_2)'],
  LIVE_SCALED_3: ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_2', 'STOP(LIVE_SCALED_3)'],
  'STOP(PAPER)': ['PAPER'],
  'STOP(LIVE_MINIMAL)': ['PAPER', 'LIVE_MINIMAL'],
  'STOP(LIVE_SCALED_1)': ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_1'],
  'STOP(LIVE_SCALED_2)': ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_2'],
  'STOP(LIVE_SCALED_3)': ['PAPER', 'LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_2', 'LIVE_SCALED_3'],
};

describe('AT-SM-1', () => {
  const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
  const { durable } = engine.state;
  const targets = states.filter((to) => to.mode !== 'EMERGENCY_STOP');

  it.each(states)('AT-SM-1: from $mode only the edges of SM-03 succeed', (from) => {
    const reached = [
      ...targets,
      ...(from.mode === 'SETUP' || from.mode === 'EMERGENCY_STOP' ? [] : [stopped(from.mode)]),
    ]
      .filter((to) => {
        engine.state.durable = { ...durable, modeState: from };
        try {
          changeMode(engine.step(), to, { cause: 'test', reason: '' });
          return true;
        } catch {
          // Nothing of a transition that does not exist may have happened.
          expect(engine.state.durable.modeState).toBe(from);
          return false;
        }
      })
      .map(nameOf);
    expect(reached.toSorted()).toEqual([...(EDGES[nameOf(from)] ?? [])].toSorted());
  });

  it('AT-SM-1: neither SETUP nor a stop can be stopped', () => {
    for (const from of states.filter(({ mode }) => mode === 'SETUP' || mode === 'EMERGENCY_STOP')) {
      engine.state.durable = { ...durable, modeState: from };
      expect(() => changeMode(engine.step(), stopped('PAPER'), { cause: 'test', reason: '' })).toThrow('no transition');
    }
  });
});
