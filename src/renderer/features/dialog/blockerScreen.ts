/** Where a person clears what blocks entries (UI-26). */
import type { ScreenName } from '../../screens.ts';

const places: Readonly<Record<string, ScreenName | null>> = {
  EMERGENCY_STOP: 'desk',
  RESTART: 'desk',
  PAUSED: 'strategies',
  NO_STRATEGY: 'strategies',
  UNKNOWN: 'desk',
  EXTERNAL: 'desk',
  VENUE_KEY: 'settings',
  JOURNAL: 'settings',
  FEED: 'settings',
  SETUP: null,
  RECOVERING: null,
  LATCHED: null,
};

/** Triggers of the breaker are on Risk; null where nothing is to be done but wait. */
export const blockerScreen = (code: string): ScreenName | null => {
  const place = places[code];
  return place === undefined ? 'risk' : place;
};
