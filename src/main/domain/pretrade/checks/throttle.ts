/** RC-09: how fast entries may be sent. The token itself is taken when the order is. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { refusalText } from '../refusalText.ts';
import { takeToken } from '../tokenBucket.ts';

/** A token is there and the minute's cap is not reached. */
export const throttle: Check<EntryContext> = {
  rule: 'RC-09',
  code: 'THROTTLE',
  name: 'Message throttle',
  unit: 'orders',
  judge({ bucket, now, settings }) {
    if (bucket === null) return missing('the message count is unknown', this.rule);
    const { bucket: burst, refillPerSec, perMinute } = settings.orders;
    const outcome = takeToken(bucket, now, settings.orders);
    const left = `${Math.floor(outcome.bucket.milliTokens / 1_000)}`;
    return outcome.accepted
      ? pass(left, `${burst}`)
      : fail(left, `${burst}`, refusalText.throttled(burst, refillPerSec, perMinute));
  },
};
