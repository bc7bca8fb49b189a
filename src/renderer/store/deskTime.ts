/** Desk time between two publications of the feed part: feed.now carried on by the feed's own speed. */
import type { Part } from '../../shared/ipc/view.ts';

type Feed = Pick<Part<'feed'>, 'now' | 'speed' | 'fullSpeed' | 'paused' | 'state'>;

const stands = ({ paused, fullSpeed, state }: Feed): boolean => paused || fullSpeed || state === 'ended';

/** Milliseconds UTC on the desk's clock, `elapsedMs` of wall time after the feed part came. */
export function deskTimeAfter(feed: Feed, elapsedMs: number): number {
  return stands(feed) ? feed.now : feed.now + Math.floor(elapsedMs * (feed.speed ?? 1));
}

/**
 * Age of something stamped `time` by the desk. A fast replay publishes many times a second, so between two publications
 * an age grows with the wall clock only: otherwise every quote would look old for an instant.
 */
export function ageAfter(feed: Feed, time: number, elapsedMs: number): number {
  const rate = stands(feed) ? 0 : Math.min(feed.speed ?? 1, 1);
  return Math.max(0, feed.now - time + Math.floor(elapsedMs * rate));
}
