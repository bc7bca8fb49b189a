/** A strategy that keeps entering the same way (RC-10): the fourth filled entry within ten minutes disables it until a person looks. */
import type { Settings } from '../../../shared/settings.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { apartMs } from '../time/apartMs.ts';

type RepeatSettings = Pick<Settings['orders'], 'raeCount' | 'raeWindowMs'>;

/** Fill times of one strategy, symbol and side that still count. */
export const fillsInWindow = (fills: readonly UnixMs[], now: UnixMs, settings: RepeatSettings): readonly UnixMs[] =>
  fills.filter((at) => apartMs(at, now) < settings.raeWindowMs);

/** Whether the entries filled within the window, the newest included, are more than allowed. */
export const isRepeatedExecution = (fills: readonly UnixMs[], now: UnixMs, settings: RepeatSettings): boolean =>
  fillsInWindow(fills, now, settings).length > settings.raeCount;
