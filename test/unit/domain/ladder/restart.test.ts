import { describe, expect, it } from 'vitest';
import { afterRestart, type RestartFacts } from '../../../../src/main/domain/ladder/restart.ts';
import { blocksSuspension, powerEffect } from '../../../../src/main/domain/ladder/sleep.ts';
import type { ModeState } from '../../../../src/shared/model/mode.ts';

const trading = (mode: 'SETUP' | 'PAPER' | 'LIVE_MINIMAL' | 'LIVE_SCALED_1' | 'LIVE_SCALED_2' | 'LIVE_SCALED_3') =>
  ({ mode, run: 'RUNNING' }) as const;
const stopped = (phase: 'EXECUTING' | 'UNRESOLVED' | 'COOLDOWN' | 'AWAITING_APPROVAL'): ModeState => ({
  mode: 'EMERGENCY_STOP',
  run: 'RUNNING',
  phase,
  modeBefore: 'LIVE_MINIMAL',
});
const decide = (modeState: ModeState, overrides: Partial<RestartFacts> = {}) =>
  afterRestart({ modeState, isRecordIntact: true, endedClean: true, differences: 0, ...overrides });

describe('afterRestart', () => {
  it.each<[string, ModeState, Partial<RestartFacts>, object]>([
    ['SETUP', trading('SETUP'), {}, { kind: 'GO_ON', level: 'L0', alert: null }],
    [
      'PAPER, also after a crash',
      trading('PAPER'),
      { endedClean: false, differences: 2 },
      { kind: 'GO_ON', level: 'L0', alert: null },
    ],
    [
      'LIVE, clean',
      trading('LIVE_MINIMAL'),
      {},
      { kind: 'CONFIRM_SUMMARY', level: 'L2', alert: 'P2', needsStepUp: false },
    ],
    [
      'LIVE, crash',
      trading('LIVE_SCALED_1'),
      { endedClean: false },
      { kind: 'RESOLVE_DIFFERENCES', level: 'L3', alert: 'P1', needsStepUp: true },
    ],
    [
      'LIVE, clean with differences',
      trading('LIVE_SCALED_2'),
      { differences: 1 },
      { kind: 'RESOLVE_DIFFERENCES', level: 'L3', alert: 'P1', needsStepUp: true },
    ],
    ['LIVE at the top, clean', trading('LIVE_SCALED_3'), {}, { kind: 'CONFIRM_SUMMARY', level: 'L2' }],
    ['a stop being executed', stopped('EXECUTING'), { endedClean: false }, { kind: 'CONTINUE_STOP', alert: null }],
    ['an unresolved stop', stopped('UNRESOLVED'), {}, { kind: 'CONTINUE_STOP' }],
    ['a stop cooling down', stopped('COOLDOWN'), {}, { kind: 'KEEP_PHASE' }],
    ['a stop awaiting approval', stopped('AWAITING_APPROVAL'), { endedClean: false }, { kind: 'KEEP_PHASE' }],
    [
      'a record that is not intact',
      trading('LIVE_SCALED_3'),
      { isRecordIntact: false },
      { kind: 'LIVE_LOCKED', alert: 'P1', needsStepUp: true },
    ],
    ['a broken record on paper', trading('PAPER'), { isRecordIntact: false }, { kind: 'LIVE_LOCKED' }],
  ])('decides %s', (...[, modeState, facts, expected]) => {
    expect(decide(modeState, facts)).toMatchObject(expected);
  });
});

describe('powerEffect', () => {
  it.each([
    ['suspend', 'LIVE_MINIMAL', { level: 'L2', recovers: false }],
    ['resume', 'PAPER', { level: null, recovers: true }],
    ['resume', 'EMERGENCY_STOP', { level: null, recovers: true }],
    ['suspend', 'SETUP', { level: null, recovers: false }],
    ['resume', 'SETUP', { level: null, recovers: false }],
  ] as const)('answers %s in %s', (event, mode, effect) => {
    expect(powerEffect(event, mode)).toEqual(effect);
  });
});

describe('blocksSuspension', () => {
  it.each([
    ['LIVE_MINIMAL', false, true],
    ['LIVE_SCALED_3', true, true],
    ['PAPER', false, false],
    ['PAPER', true, true],
    ['EMERGENCY_STOP', false, false],
    ['EMERGENCY_STOP', true, true],
    ['SETUP', false, false],
  ] as const)('in %s with open positions %s: %s', (mode, open, blocks) => {
    expect(blocksSuspension(mode, open)).toBe(blocks);
  });
});
