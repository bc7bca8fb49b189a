import { describe, expect, it } from 'vitest';
import { defaultSettings, parseSettings, settingsProblemsText } from '../../../src/shared/settings.ts';
import { looseLimitPaths } from '../../../src/shared/settings/crossChecks.ts';
import { modeDefaults } from '../../../src/shared/settings/modes.ts';

const problemsOf = (input: unknown, options = {}) => {
  const parsed = parseSettings(input, options);
  return parsed.ok ? [] : parsed.error;
};
const modeWith = (mode: keyof typeof modeDefaults, changes: object) => ({
  modes: { [mode]: { ...modeDefaults[mode], ...changes } },
});

describe('parseSettings', () => {
  it('takes the defaults, which contradict nothing', () => {
    expect(problemsOf({})).toEqual([]);
    expect(looseLimitPaths(defaultSettings())).toEqual([]);
  });

  it('reports every problem at once in the words of the page', () => {
    const { risk: _risk, ...rest } = modeDefaults.PAPER;
    const problems = problemsOf({ modes: { PAPER: { ...rest, gross: '2%' } }, colour: 'red' });
    expect(settingsProblemsText(problems)).toBe(
      "3 problems, nothing changed. modes.PAPER.risk: missing. modes.PAPER.gross: found '2%', expected a fraction like 0.02. colour: unknown key.",
    );
    expect(settingsProblemsText(problems.slice(2))).toBe('1 problem, nothing changed. colour: unknown key.');
  });

  it.each([
    ['2', "found '2', expected a fraction from 0 to 1, 0.02 for 2%"],
    [0.02, 'found 0.02, expected a fraction like 0.02, as text'],
    ['-0.1', "found '-0.1', expected a fraction from 0 to 1, 0.02 for 2%"],
  ])('refuses a fraction written as %j', (gross, text) => {
    expect(problemsOf(modeWith('PAPER', { gross }))).toEqual([{ path: 'modes.PAPER.gross', text }]);
  });

  it.each([
    ['risk', '0.0026', "found '0.0026', expected at most the 0.0025 of LIVE_SCALED_1"],
    ['gross', '0.051', "found '0.051', expected at most the 0.05 of LIVE_SCALED_1"],
    ['heat', '0.0076', "found '0.0076', expected at most the 0.0075 of LIVE_SCALED_1"],
    ['positions', 4, "found '4', expected at most the 3 of LIVE_SCALED_1"],
    ['leverage', 3, "found '3', expected at most the 2 of LIVE_SCALED_1"],
  ])('refuses a lower rung that is looser than the next in %s', (name, value, text) => {
    const problems = problemsOf(modeWith('LIVE_MINIMAL', { heat: '0.0075', [name]: value }));
    expect(problems).toEqual([{ path: `modes.LIVE_MINIMAL.${name}`, text }]);
  });

  it('lets PAPER be looser than any rung of money', () => {
    expect(problemsOf(modeWith('PAPER', { gross: '1', risk: '0.02' }))).toEqual([]);
  });

  it('refuses a risk per trade above the heat cap', () => {
    expect(problemsOf(modeWith('PAPER', { risk: '0.03' }))).toEqual([
      { path: 'modes.PAPER.risk', text: "found '0.03', expected at most the heat cap 0.02" },
    ]);
  });

  it('asks a reason for a stop limit beyond twice its default', () => {
    expect(problemsOf(modeWith('PAPER', { dailyLoss: '0.02' }))).toEqual([]);
    const loose = modeWith('PAPER', { dailyLoss: '0.021', drawdown: '0.07' });
    expect(problemsOf(loose)).toEqual([
      { path: 'modes.PAPER.dailyLoss', text: "found '0.021', expected at most 0.02, or a reason under reasons" },
      { path: 'modes.PAPER.drawdown', text: "found '0.07', expected at most 0.06, or a reason under reasons" },
    ]);
    const reasons = {
      'modes.PAPER.dailyLoss': 'a test of loose limits',
      'modes.PAPER.drawdown': 'a test of loose limits',
    };
    expect(problemsOf({ ...loose, reasons })).toEqual([]);
    expect(problemsOf(loose, { reasonsFollow: true })).toEqual([]);
  });

  it('keeps the other problems when reasons follow', () => {
    const problems = problemsOf(modeWith('PAPER', { dailyLoss: '0.5', risk: '0.03' }), { reasonsFollow: true });
    expect(problems.map(({ path }) => path)).toEqual(['modes.PAPER.risk']);
  });

  it('refuses a milder threshold behind a harder one, also where a mode overrides it', () => {
    expect(problemsOf({ latency: { ...defaultSettings().latency, warnMs: 2_001 } })).toEqual([
      { path: 'latency.warnMs', text: "found '2001', expected at most the 2000 of latency.highMs" },
    ]);
    expect(problemsOf({ overrides: { LIVE_MINIMAL: { ladder: { l1: '0.95' } } } })).toEqual([
      { path: 'overrides.LIVE_MINIMAL.ladder.l1', text: "found '0.95', expected at most the 0.9 of ladder.l2" },
    ]);
  });
});
