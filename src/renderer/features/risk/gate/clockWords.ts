/** Time on the rung in words (SM-07, UI-50). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { decimal, decimalFromFloat, floorToStep } from '../../../../shared/values/decimal.ts';
import { HOUR_MS } from '../../../../shared/values/time.ts';
import { fixed } from '../../../format/digits.ts';

const TENTH = decimal('0.1');

type StepClock = NonNullable<Part<'ladder'>['clock']>;

/** "5.2 of 7 qualifying days, 141 h of 168 h elapsed": cut, never rounded up to what is needed. */
export function clockWords({ qualifyingDays, needDays, elapsedMs, needElapsedMs }: StepClock): string {
  const tenths = floorToStep(decimalFromFloat(qualifyingDays), TENTH);
  const days = fixed(tenths, tenths.isInteger() ? 0 : 1);
  const hours = (ms: number): string => `${Math.floor(ms / HOUR_MS)} h`;
  return `${days} of ${needDays} qualifying days, ${hours(elapsedMs)} of ${hours(needElapsedMs)} elapsed`;
}
