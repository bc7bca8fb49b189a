import { describe, expect, it } from 'vitest';
import { breakerSettingsFor } from '../../../../src/main/domain/breaker/breakerSettings.ts';
import { holdMsOf } from '../../../../src/main/domain/breaker/holdTimes.ts';
import { cappedLevel } from '../../../../src/main/domain/breaker/reaction.ts';
import { severityOf } from '../../../../src/main/domain/breaker/triggerReading.ts';
import { usedShare } from '../../../../src/main/domain/breaker/usedShare.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { parseSettings, type Settings } from '../../../../src/shared/settings.ts';
import { triggerNames } from '../../../../src/shared/settings/breaker.ts';

function settingsWith(overrides: unknown): Settings {
  const parsed = parseSettings({ overrides });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('breakerSettingsFor', () => {
  it('puts what a mode sets on top of the base', () => {
    const settings = settingsWith({ LIVE_MINIMAL: { latency: { highMs: 1_500 }, ladder: { l1: '0.6' } } });
    const minimal = breakerSettingsFor(settings, 'LIVE_MINIMAL');
    expect([minimal.latency.highMs, minimal.latency.warnMs, minimal.ladder.l1.toFixed()]).toEqual([
      1_500,
      1_000,
      '0.6',
    ]);
    const paper = breakerSettingsFor(settings, 'PAPER');
    expect([paper.latency.highMs, paper.ladder.l1.toFixed()]).toEqual([2_000, '0.75']);
    expect([paper.correlation, paper.breaker]).toEqual([settings.correlation, settings.breaker]);
  });

  it('keeps the base where a mode names a limit without a value', () => {
    const settings = settingsWith({});
    const overrides = {
      ...settings.overrides,
      LIVE_MINIMAL: { ...settings.overrides.LIVE_MINIMAL, latency: { highMs: undefined } },
    };
    expect(breakerSettingsFor({ ...settings, overrides }, 'LIVE_MINIMAL').latency.highMs).toBe(2_000);
  });

  it('lets the five customer triggers reach L4 and the others L3', () => {
    const { reactionOf } = breakerSettingsFor(settingsWith({}), 'PAPER');
    expect(triggerNames.filter((trigger) => reactionOf(trigger) === 'L4')).toEqual([
      'DAILY_LOSS',
      'DRAWDOWN',
      'LATENCY',
      'CORRELATION',
      'MANUAL',
    ]);
    expect(new Set(triggerNames.map(reactionOf))).toEqual(new Set(['L4', 'L3']));
  });

  it('takes the reactions of the mode, and never only records real money', () => {
    const reactions = { DAILY_LOSS: 'record', LATENCY: 'L2' };
    const settings = settingsWith({ PAPER: { reactions }, LIVE_MINIMAL: { reactions } });
    expect(breakerSettingsFor(settings, 'PAPER').reactionOf('DAILY_LOSS')).toBe('record');
    expect(breakerSettingsFor(settings, 'LIVE_MINIMAL').reactionOf('DAILY_LOSS')).toBe('L4');
    expect(breakerSettingsFor(settings, 'LIVE_MINIMAL').reactionOf('LATENCY')).toBe('L2');
    expect(breakerSettingsFor(settings, 'LIVE_SCALED_1').reactionOf('LATENCY')).toBe('L4');
  });
});

describe('cappedLevel', () => {
  it('acts no higher than the reaction', () => {
    expect(levels.map((level) => cappedLevel(level, 'L2'))).toEqual(['L0', 'L1', 'L2', 'L2', 'L2']);
    expect(levels.map((level) => cappedLevel(level, 'record'))).toEqual(['L0', 'L0', 'L0', 'L0', 'L0']);
  });
});

describe('holdMsOf', () => {
  it('gives each trigger its time', () => {
    const settings = settingsWith({});
    expect(Object.fromEntries(triggerNames.map((trigger) => [trigger, holdMsOf(trigger, settings) / 1_000]))).toEqual({
      DAILY_LOSS: 300,
      ROLLING_LOSS: 300,
      DRAWDOWN: 300,
      LATENCY: 60,
      CORRELATION: 300,
      LOSS_STREAK: 0,
      ORDER_REJECTS: 300,
      STALE_DATA: 60,
      CLOCK: 60,
      MISMATCH: 300,
      CONNECTIVITY: 60,
      SLIPPAGE: 300,
      EQUITY_JUMP: 300,
      MANUAL: 0,
      SYSTEM: 60,
      DUPLICATE_ORDERS: 300,
      THROTTLE: 300,
    });
  });
});

describe('severityOf', () => {
  it('follows AL-01', () => {
    expect(levels.map(severityOf)).toEqual([null, 'P3', 'P2', 'P1', 'P1']);
  });
});

describe('usedShare', () => {
  it('is null where there is nothing to divide', () => {
    expect([usedShare(1, 4), usedShare(-1, 4), usedShare(null, 4), usedShare(1, 0), usedShare(Infinity, 4)]).toEqual([
      0.25,
      0,
      null,
      null,
      null,
    ]);
  });
});
