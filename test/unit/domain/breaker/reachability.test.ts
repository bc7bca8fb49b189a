import { describe, expect, it } from 'vitest';
import { reachability } from '../../../../src/main/domain/breaker/reachability.ts';
import { tradingModes } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { ZERO } from '../../../../src/shared/values/decimal.ts';

const { modes } = defaultSettings();

describe('reachability', () => {
  it('gives the moves of section 7 of the specification', () => {
    const found = tradingModes.map((mode) => {
      const { daily, drawdown } = reachability(modes[mode]);
      return [daily?.mul(100).toFixed(1), drawdown?.mul(100).toFixed(1)];
    });
    expect(found).toEqual([
      ['5.0', '15.0'],
      ['50.0', '150.0'],
      ['40.0', '60.0'],
      ['26.7', '40.0'],
      ['20.0', '30.0'],
    ]);
  });

  it('has none where nothing may be held', () => {
    expect(reachability({ ...modes.PAPER, gross: ZERO })).toEqual({ daily: null, drawdown: null });
  });
});
