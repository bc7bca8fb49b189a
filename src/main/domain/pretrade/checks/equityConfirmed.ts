/** PS-01: a live book is sized on equity the venue confirmed a moment ago. */
import { MINUTE_MS } from '../../../../shared/values/time.ts';
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';

/** PS-01. */
const MAX_AGE_MS = MINUTE_MS;

/** Equity confirmed within 60 s; a simulated book's equity is its own. */
export const equityConfirmed: Check<EntryContext> = {
  rule: 'PS-01',
  code: 'EQUITY_OLD',
  name: 'Equity confirmed',
  unit: 's',
  judge({ equityAgeMs, simulated }) {
    const limit = `${MAX_AGE_MS / 1_000}`;
    if (simulated) return pass('simulated', limit);
    if (equityAgeMs === null) return missing('equity was never confirmed by the venue', this.rule);
    const age = (equityAgeMs / 1_000).toFixed(1);
    return equityAgeMs <= MAX_AGE_MS
      ? pass(age, limit)
      : fail(age, limit, controlText.equityOld(equityAgeMs, MAX_AGE_MS));
  },
};
