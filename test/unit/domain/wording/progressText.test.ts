import { describe, expect, it } from 'vitest';
import { progressText } from '../../../../src/main/domain/wording/progressText.ts';

describe('progressText', () => {
  it('tells speed, share and time left while bars are played', () => {
    const facts = {
      phase: 'RUNNING',
      bars: 380,
      totalBars: 1_000,
      barsPerSecond: 412_345.6,
      secondsLeft: 8.2,
    } as const;
    expect(progressText(facts)).toBe('412,000 bars/s, 38%, 9 s left');
    expect(progressText({ ...facts, secondsLeft: null })).toBe('412,000 bars/s, 38%');
    expect(progressText({ ...facts, barsPerSecond: 87.6 })).toBe('88 bars/s, 38%, 9 s left');
  });

  it('counts bars while files are read, when nobody knows yet how many there are', () => {
    expect(
      progressText({ phase: 'READING', bars: 71_769, totalBars: null, barsPerSecond: 700_000, secondsLeft: null }),
    ).toBe('reading, 71,769 bars, 700,000 bars/s');
  });

  it('says that the run is being kept', () => {
    expect(
      progressText({ phase: 'STORING', bars: 1_000, totalBars: 1_000, barsPerSecond: 400_000, secondsLeft: 0 }),
    ).toBe('400,000 bars/s, storing the run');
  });
});
