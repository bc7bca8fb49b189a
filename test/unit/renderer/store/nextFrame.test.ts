import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextFrame } from '../../../../src/renderer/store/nextFrame.ts';

/** Frames of a page: none come while it is hidden. */
const frames = new Map<number, () => void>();
const draw = (): void => {
  const due = [...frames.values()];
  frames.clear();
  for (const run of due) run();
};

beforeEach(() => {
  vi.useFakeTimers();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    last += 1;
    frames.set(last, run);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
});
afterEach(() => {
  frames.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('nextFrame', () => {
  it('runs once with the next frame', () => {
    const run = vi.fn<() => void>();
    nextFrame(run);
    expect(run).not.toHaveBeenCalled();
    draw();
    vi.advanceTimersByTime(5_000);
    draw();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs once a second later on a hidden page, so that the title of its tab does not stay behind', () => {
    const run = vi.fn<() => void>();
    nextFrame(run);
    vi.advanceTimersByTime(999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
    draw();
    expect(run).toHaveBeenCalledTimes(1);
  });
});
