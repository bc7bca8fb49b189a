import { describe, expect, it } from 'vitest';
import { lookName, lookOf, rehearsedMode } from '../../../../src/renderer/features/frame/modeLook.ts';

describe('lookOf', () => {
  it('wears the mode in a live workspace', () => {
    expect(lookOf({ mode: 'LIVE_SCALED_2', workspace: 'live' })).toBe('LIVE_SCALED_2');
    expect(lookName('LIVE_SCALED_2')).toBe('LIVE SCALED 0.5%');
  });
  it('wears REPLAY in a rehearsal, whatever runs inside, save a stop', () => {
    expect(lookOf({ mode: 'LIVE_MINIMAL', workspace: 'replay' })).toBe('REPLAY');
    expect(lookOf({ mode: 'EMERGENCY_STOP', workspace: 'replay' })).toBe('EMERGENCY_STOP');
    expect(lookName('REPLAY')).toBe('REPLAY');
  });
});

describe('rehearsedMode', () => {
  it('names the mode inside a rehearsal and nothing outside of one', () => {
    expect(rehearsedMode({ mode: 'LIVE_MINIMAL', workspace: 'replay' })).toBe('LIVE_MINIMAL');
    expect(rehearsedMode({ mode: 'PAPER', workspace: 'replay' })).toBe('PAPER');
    expect(rehearsedMode({ mode: 'SETUP', workspace: 'replay' })).toBeNull();
    expect(rehearsedMode({ mode: 'EMERGENCY_STOP', workspace: 'replay' })).toBeNull();
    expect(rehearsedMode({ mode: 'LIVE_MINIMAL', workspace: 'live' })).toBeNull();
  });
});
