import { describe, expect, it } from 'vitest';
import {
  changedLimits,
  directionOf,
  readLimit,
  readLimitSettings,
  typedLimit,
  withLimits,
} from '../../../../src/renderer/features/settings/limitForm.ts';

const settings = { version: 1, modes: { PAPER: { dailyLoss: '0.01', positions: 100 } }, other: { kept: true } };

describe('limitForm', () => {
  it('shows a fraction as percent and a count as it is', () => {
    expect(typedLimit(settings, 'PAPER', { name: 'dailyLoss', kind: 'percent' })).toBe('1');
    expect(typedLimit(settings, 'PAPER', { name: 'positions', kind: 'count' })).toBe('100');
  });

  it('shows nothing where the settings have no such limit', () => {
    expect(typedLimit(settings, 'LIVE_MINIMAL', { name: 'dailyLoss', kind: 'percent' })).toBe('');
    expect(readLimitSettings([])).toBeNull();
    expect(readLimitSettings({ modes: 'none' })).toBeNull();
  });

  it('writes a percentage as the fraction the settings have', () => {
    expect(readLimit('0.8', 'percent')).toEqual({ ok: true, value: '0.008' });
    expect(readLimit('12', 'count')).toEqual({ ok: true, value: 12 });
  });

  it('refuses what is no number, in words', () => {
    expect(readLimit('0,8', 'percent')).toEqual({ ok: false, error: 'Found a comma as decimal sign. Write 0.8.' });
    expect(readLimit('2.5', 'count')).toEqual({ ok: false, error: 'Found 2.5. Write a whole number.' });
  });

  it.each([
    ['1', '0.8', 'TIGHTER'],
    ['1', '1.0', 'SAME'],
    ['1', '1.5', 'LOOSER'],
    ['1', 'x', 'UNREADABLE'],
    ['', '1', 'UNREADABLE'],
  ] as const)('calls a change from %s to %s %s', (before, typed, direction) => {
    expect(directionOf(before, typed)).toBe(direction);
  });

  it('replaces limits of one rung and leaves everything else', () => {
    expect(withLimits(settings, 'PAPER', { dailyLoss: '0.008' })).toEqual({
      version: 1,
      modes: { PAPER: { dailyLoss: '0.008', positions: 100 } },
      other: { kept: true },
    });
  });

  it('counts what differs from what is in force, also what cannot be read', () => {
    const typed = { dailyLoss: '1.00', positions: '120', risk: 'x' };
    expect(changedLimits(settings, 'PAPER', typed)).toEqual([
      { name: 'risk', direction: 'UNREADABLE', read: readLimit('x', 'percent') },
      { name: 'positions', direction: 'LOOSER', read: { ok: true, value: 120 } },
    ]);
    expect(changedLimits(settings, 'PAPER', {})).toEqual([]);
  });
});
