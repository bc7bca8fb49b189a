/** When the page changes: with the next frame, or a second later where none comes, because a hidden page has no frames and still has a title (UI-23, UI-80). */

/** Longest time a page without frames stays behind. */
const WITHOUT_FRAMES_MS = 1_000;

/** Runs the callback once, before the next paint where there is one. */
export function nextFrame(run: () => void): void {
  const late = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, WITHOUT_FRAMES_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    run();
  });
}
