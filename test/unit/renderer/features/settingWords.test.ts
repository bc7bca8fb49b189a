import { describe, expect, it } from 'vitest';
import { inSettingWords, settingName, settingValue } from '../../../../src/renderer/features/approval/settingWords.ts';

describe('settingName', () => {
  it('is the name on the Settings screen', () => {
    expect(settingName('modes.PAPER.dailyLoss')).toBe('daily loss of PAPER');
    expect(settingName('modes.LIVE_SCALED_2.positions')).toBe('open positions of LIVE SCALED 0.5%');
  });

  it('is the path where that screen has no such limit', () => {
    expect(settingName('emergency.verifyGapMs')).toBe('emergency.verifyGapMs');
    expect(settingName('modes.PAPER.unheard')).toBe('modes.PAPER.unheard');
  });
});

describe('settingValue', () => {
  it('writes fractions as percent and counts as they are', () => {
    expect(settingValue('modes.PAPER.dailyLoss', '0.025')).toBe('2.5%');
    expect(settingValue('modes.PAPER.positions', '100')).toBe('100');
    expect(settingValue('emergency.verifyGapMs', '0.5')).toBe('0.5');
    expect(settingValue('modes.PAPER.dailyLoss', 'none')).toBe('none');
  });
});

describe('inSettingWords', () => {
  it('translates what the desk says of a path', () => {
    expect(inSettingWords('Loosen modes.PAPER.dailyLoss from 0.01 to 0.015')).toBe(
      'Loosen daily loss of PAPER from 1% to 1.5%',
    );
    expect(inSettingWords('modes.PAPER.dailyLoss is beyond twice its default.')).toBe(
      'Daily loss of PAPER is beyond twice its default.',
    );
  });

  it('leaves every other sentence as it is', () => {
    expect(inSettingWords('Loosen 3 settings')).toBe('Loosen 3 settings');
    expect(inSettingWords('go from here to there')).toBe('go from here to there');
  });
});
