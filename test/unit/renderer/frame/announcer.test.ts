import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce, composeAnnouncement, useAnnouncements } from '../../../../src/renderer/features/frame/announcer.ts';

describe('composeAnnouncement', () => {
  it('says one message as it is', () => expect(composeAnnouncement([{ text: 'A.', rank: 1 }])).toBe('A.'));
  it('says the worst, of equals the newest, and counts the rest', () => {
    const messages = [
      { text: 'old worst.', rank: 0 },
      { text: 'minor.', rank: 2 },
      { text: 'new worst.', rank: 0 },
    ];
    expect(composeAnnouncement(messages)).toBe('new worst. And 2 more.');
  });
});

describe('announce', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('speaks at once, then at most once in five seconds', () => {
    announce('alert', 'one.');
    announce('alert', 'two.');
    announce('alert', 'three.');
    expect(useAnnouncements.getState().alert).toBe('one.');
    vi.advanceTimersByTime(4_999);
    expect(useAnnouncements.getState().alert).toBe('one.');
    vi.advanceTimersByTime(1);
    expect(useAnnouncements.getState().alert).toBe('three. And 1 more.');
    vi.advanceTimersByTime(5_000);
    announce('alert', 'four.');
    expect(useAnnouncements.getState().alert).toBe('four.');
  });

  it('keeps the polite region apart, with ten seconds between', () => {
    announce('status', 'a.');
    announce('status', 'b.');
    vi.advanceTimersByTime(9_999);
    expect(useAnnouncements.getState().status).toBe('a.');
    vi.advanceTimersByTime(1);
    expect(useAnnouncements.getState().status).toBe('b.');
  });
});
