import { describe, expect, it } from 'vitest';
import { blockerScreen } from '../../../../src/renderer/features/dialog/blockerScreen.ts';

describe('blockerScreen', () => {
  it.each([
    ['RESTART', 'desk'],
    ['NO_STRATEGY', 'strategies'],
    ['VENUE_KEY', 'settings'],
    ['LATENCY', 'risk'],
    ['RECOVERING', null],
  ] as const)('leads from %s to %s', (code, screen) => {
    expect(blockerScreen(code)).toBe(screen);
  });
});
