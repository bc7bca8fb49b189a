/** Cancels everything that would open a position (ES-14, after the first limit). Protective stops stay. */
import { unverified, observeSnapshot } from '../domain/emergency/flatVerifier.ts';
import { unixMs } from '../../shared/values/time.ts';
import { pauseAfter, type Task } from './task.ts';
import type { LiveOrder } from './venue/closingVenue.ts';

/** Resolves when two looks in a row, the gap apart, found no entry; or when it is over. */
export async function cancelEntries(task: Task): Promise<void> {
  const { venue, mono, sleep, settings } = task;
  let verifier = unverified;
  for (let retry = 0; !task.isOver();) {
    const looked = await venue.snapshot(new Map());
    if (looked.kind !== 'ok') {
      verifier = unverified;
      await pauseAfter(task, looked, { what: 'looking for orders', retry });
      retry += 1;
      continue;
    }
    const entries = looked.value.orders.filter(({ opens }) => opens);
    // Monotonic: only the distance counts here.
    verifier = observeSnapshot(
      verifier,
      { at: unixMs(Math.floor(mono())), clean: entries.length === 0 },
      settings.verifyGapMs,
    );
    if (verifier.verifiedAt !== null) return;
    const allCanceled = await cancelEach(task, entries, retry);
    retry = allCanceled ? 0 : retry + 1;
    if (entries.length === 0) await sleep(settings.verifyGapMs);
  }
}

/** All at once; false when one of them has to be tried again, after the wait for it. */
export async function cancelEach(task: Task, orders: readonly LiveOrder[], retry: number): Promise<boolean> {
  const { venue, receipts } = task;
  const answers = await Promise.all(
    orders.map(async (order) => {
      const answer = await venue.cancel(order);
      const { symbol, id } = order;
      if (answer.kind === 'ok') receipts.canceled({ symbol, id, outcome: answer.value ? 'CANCELED' : 'NOT_WORKING' });
      return answer;
    }),
  );
  const failed = answers.find((answer) => answer.kind !== 'ok');
  if (failed === undefined) return true;
  await pauseAfter(task, failed, { what: 'canceling', retry });
  return false;
}
