/** Days as the trader reads them in sentences (UI-70). */
import { rfc3339, type UnixMs } from '../../../shared/values/time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "24 Nov 06:00", UTC. */
export function dayTimeText(at: UnixMs): string {
  const text = rfc3339(at);
  const month = MONTHS[Number(text.slice(5, 7)) - 1] ?? '';
  return `${Number(text.slice(8, 10))} ${month} ${text.slice(11, 16)}`;
}
