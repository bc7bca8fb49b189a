import { describe, expect, it } from 'vitest';
import { compareSettings } from '../../../../src/main/domain/config/compareSettings.ts';
import { withoutLoosening } from '../../../../src/main/domain/config/withoutLoosening.ts';
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts';
import { modeDefaults } from '../../../../src/shared/settings/modes.ts';
import { toWire } from '../../../../src/shared/values/decimal.ts';
import { testSettings } from '../../../support/testDesk.ts';

const base = defaultSettings();
const paper = (changes: object) => ({ modes: { PAPER: { ...modeDefaults.PAPER, ...changes } } });
const wire = (settings: Settings) => toWire(settings);

describe('compareSettings', () => {
  it('finds nothing between equal settings', () => {
    expect(compareSettings(base, defaultSettings())).toEqual([]);
  });

  it.each([
    ['a higher cap', paper({ gross: '0.3' }), ['modes.PAPER.gross', '0.2', '0.3', 'LOOSER', true]],
    ['a lower cap', paper({ gross: '0.1' }), ['modes.PAPER.gross', '0.2', '0.1', 'TIGHTER', false]],
    ['a count', paper({ positions: 101 }), ['modes.PAPER.positions', '100', '101', 'LOOSER', true]],
    ['a lower gate', { gate: { ...wire(base).gate, winRate: '0.4' } }, ['gate.winRate', '0.45', '0.4', 'LOOSER', true]],
    [
      'a longer hold',
      { approval: { ttlMs: 300_000, holdMs: 6_000 } },
      ['approval.holdMs', '5000', '6000', 'TIGHTER', false],
    ],
    [
      'a switch that allows more',
      { sizing: { ...wire(base).sizing, addToLosers: true } },
      ['sizing.addToLosers', 'false', 'true', 'LOOSER', true],
    ],
    [
      'a switch that waits less',
      { cooldownMs: { ...base.cooldownMs, dailyLossToMidnight: false } },
      ['cooldownMs.dailyLossToMidnight', 'true', 'false', 'LOOSER', true],
    ],
    [
      'what is no limit',
      { liveFeed: { ...base.liveFeed, symbols: ['BTC/USDT:USDT'] } },
      ['liveFeed.symbols', '["BTC/USDT:USDT","ETH/USDT:USDT"]', '["BTC/USDT:USDT"]', 'NEUTRAL', false],
    ],
    [
      'a written reason',
      { reasons: { 'modes.PAPER.dailyLoss': 'because of a test' } },
      ['reasons', '{}', '{"modes.PAPER.dailyLoss":"because of a test"}', 'NEUTRAL', false],
    ],
    [
      'an override',
      { overrides: { PAPER: { ladder: { l1: '0.6' } } } },
      ['overrides.PAPER.ladder.l1', '0.75', '0.6', 'TIGHTER', false],
    ],
    [
      'a trigger that only records',
      { overrides: { PAPER: { reactions: { DAILY_LOSS: 'record' } } } },
      ['overrides.PAPER.reactions.DAILY_LOSS', 'L4', 'record', 'LOOSER', true],
    ],
    [
      'a trigger that reaches more',
      { overrides: { PAPER: { reactions: { CLOCK: 'L4' } } } },
      ['overrides.PAPER.reactions.CLOCK', 'L3', 'L4', 'TIGHTER', false],
    ],
  ])('judges %s', (_name, changes, [path, before, after, direction, guarded]) => {
    expect(compareSettings(base, testSettings(changes))).toEqual([{ path, before, after, direction, guarded }]);
  });

  it('sees no change where an override repeats the base, or cannot act', () => {
    expect(compareSettings(base, testSettings({ overrides: { PAPER: { ladder: { l1: '0.75' } } } }))).toEqual([]);
    // Real money is never only recorded, so this is what was in force before.
    const recorded = testSettings({ overrides: { LIVE_MINIMAL: { reactions: { DAILY_LOSS: 'record' } } } });
    expect(compareSettings(base, recorded)).toEqual([]);
  });

  it('names each change of a whole file, in its order', () => {
    const after = testSettings({
      ...paper({ risk: '0.004', gross: '0.3' }),
      gate: { ...wire(base).gate, trades: 20 },
    });
    expect(compareSettings(base, after).map(({ path, direction }) => `${path} ${direction}`)).toEqual([
      'modes.PAPER.risk TIGHTER',
      'modes.PAPER.gross LOOSER',
      'gate.trades TIGHTER',
    ]);
  });
});

describe('withoutLoosening', () => {
  it('takes what is tighter or neutral and leaves what is looser', () => {
    const after = testSettings({
      ...paper({ risk: '0.004', gross: '0.3' }),
      overrides: { PAPER: { ladder: { l1: '0.8', l2: '0.85' }, reactions: { DAILY_LOSS: 'L2' } } },
      liveFeed: { ...base.liveFeed, symbols: ['BTC/USDT:USDT'] },
    });
    const taken = withoutLoosening(base, after);
    expect(compareSettings(base, taken).map(({ path, after: to }) => [path, to])).toEqual([
      ['modes.PAPER.risk', '0.004'],
      ['overrides.PAPER.ladder.l2', '0.85'],
      ['liveFeed.symbols', '["BTC/USDT:USDT"]'],
    ]);
    expect(taken.overrides.PAPER.ladder.l1).toBeUndefined();
  });

  it('keeps an override that a looser file has dropped', () => {
    const before = testSettings({ overrides: { PAPER: { ladder: { l1: '0.6' } } } });
    expect(wire(withoutLoosening(before, base))).toEqual(wire(before));
  });

  it('takes nothing where the mixture would contradict itself', () => {
    const after = testSettings({ probation: { activeHours: 80, maxHours: 100, minTrades: 2, l1At: '0.5' } });
    expect(wire(withoutLoosening(base, after))).toEqual(wire(base));
  });
});
