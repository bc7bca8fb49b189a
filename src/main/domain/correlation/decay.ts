/** Weights of hourly returns (EB-06): halved every `halfLifeHours`, cut off where a return no longer matters. */

export interface Decay {
  /** Weight of an hour against the hour after it: 0.99042 at a half-life of 72 h. */
  readonly lambda: number;
  /** Hours that count, newest included. */
  readonly window: number;
  /** lambda^window: weight with which an hour leaves the window. */
  readonly leaving: number;
  /** Common hours a pair needs; with fewer its correlation is unknown. */
  readonly minHours: number;
}

/** After seven half-lives an hour weighs less than a hundredth of the newest one. */
const HALF_LIVES = 7;
/** Longest window whatever the settings: six weeks. A minimum of common hours above it leaves every correlation unknown. */
const MOST_HOURS = 1_000;
/** Hours a running desk keeps per symbol: the longest window, and a day of slack for symbols that lag behind. */
export const MEMORY_HOURS = 1_024;

/** Decay of a half-life and a least number of common hours, both in hours. */
export function decayOf(settings: { readonly halfLifeHours: number; readonly minHours: number }): Decay {
  const { halfLifeHours, minHours } = settings;
  const lambda = 0.5 ** (1 / halfLifeHours);
  const window = Math.min(MOST_HOURS, Math.max(minHours, HALF_LIVES * halfLifeHours));
  return { lambda, window, leaving: lambda ** window, minHours };
}
