import { describe, expect, it } from 'vitest';
import { besideBadge } from '../../../../src/renderer/features/alerts/besideBadge.ts';

describe('besideBadge', () => {
  it('leaves out the word that the badge shows', () => {
    expect(besideBadge('CRITICAL, PAPER: emergency stop.')).toBe('PAPER: emergency stop.');
    expect(besideBadge('WARN, LIVE: drawdown.')).toBe('LIVE: drawdown.');
  });

  it('begins with a capital where no book comes first', () => {
    expect(besideBadge('HIGH: no connection to the live venue.')).toBe('No connection to the live venue.');
  });

  it('leaves every other sentence as it is', () => {
    expect(besideBadge('PAPER: the feed is HIGH, or so it seems.')).toBe('PAPER: the feed is HIGH, or so it seems.');
  });
});
