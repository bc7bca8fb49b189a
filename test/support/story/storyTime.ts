/** The calendar of the story: day 0 begins on Monday, 2026-03-02, 00:00 UTC. */
export const STORY_START = Date.UTC(2026, 2, 2);
const DAY = 86_400_000;
const MINUTE = 60_000;
/** The market goes on for 22 days. */
export const STORY_END = STORY_START + 22 * DAY;

export type StorySymbol = 'BTC/USDT' | 'ETH/USDT' | 'SOL/USDT';

/** Time of a day of the story: `at(7, '10:05')`. */
export function at(day: number, clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return STORY_START + day * DAY + (hours * 60 + minutes) * MINUTE + seconds * 1_000;
}
