/** Days as the trader reads them in sentences (UI-70). */
import { rfc3339, type UnixMs } from '../../../shared/values/time.ts';

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** "24 Nov 06:00", UTC. */
export function dayTimeText(at: UnixMs): string {
  const text = rfc3339(at);
  const month = Number(text.slice(5, 7)) * 3;
  return `${Number(text.slice(8, 10))} ${MONTHS.slice(month - 3, month)} ${text.slice(11, 16)}`;
}
