/** Waits between attempts of one emergency call (ES-06): they never end, they only stop growing. */
import type { Settings } from '../../../shared/settings.ts';

type RetrySettings = Pick<Settings['emergency'], 'retryFirstMs' | 'retryFactor' | 'retryCapMs'>;

/** Delay before retry n, counted from 0: first x factor^n, capped. */
export const retryDelayMs = (retry: number, settings: RetrySettings): number =>
  Math.min(settings.retryCapMs, settings.retryFirstMs * settings.retryFactor ** retry);
