import { describe, expect, it } from 'vitest';
import { ladderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, paperWeek } from '../../support/ladderHistory.ts';
import { testEngine } from '../../support/testEngine.ts';

type Engine = Pick<ReturnType<typeof testEngine>, 'run' | 'state'>;

const report = (engine: Engine, battery: readonly [number, boolean] | null, metered: boolean | null): void => {
  const told = battery === null ? null : { level: battery[0], charging: battery[1] };
  expect(engine.run({ name: 'reportMachine', input: { battery: told, metered } }).ok).toBe(true);
};
const warnings = ({ state }: Engine) =>
  [...state.durable.alerts.values()]
    .filter((each) => each.state.startsWith('ACTIVE'))
    .flatMap(({ type, severity, text }) =>
      ['BATTERY_LOW', 'NETWORK_METERED'].includes(type) ? [[type, severity, text]] : [],
    );

describe('what a page sees of its machine', () => {
  it('warns of a battery below a fifth until it is charged', () => {
    const engine = testEngine();
    report(engine, [0.2, false], null);
    expect(warnings(engine)).toEqual([]);
    report(engine, [0.19, false], null);
    expect(warnings(engine)).toMatchObject([['BATTERY_LOW', 'P3', expect.stringContaining('is at 19 %')]]);
    report(engine, [0.19, true], null);
    expect(warnings(engine)).toEqual([]);
  });

  it('warns of a metered network until there is another', () => {
    const engine = testEngine();
    report(engine, null, true);
    expect(warnings(engine)).toMatchObject([['NETWORK_METERED', 'P3', expect.stringContaining('metered network')]]);
    report(engine, null, false);
    expect(warnings(engine)).toEqual([]);
  });

  it('warns of nothing where nothing is told, and not in a recording', () => {
    const engine = testEngine();
    report(engine, null, null);
    expect(warnings(engine)).toEqual([]);
    const replay = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END, feed: 'replay' });
    report(replay, [0.05, false], true);
    expect(warnings(replay)).toEqual([]);
  });
});
