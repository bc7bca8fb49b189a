/** What both tasks of the watchdog work with: the venue, the receipts, time, and the waits between attempts (ES-06). */
import { retryDelayMs } from '../domain/emergency/retryDelay.ts';
import type { ArmMessage } from './deskMessage.ts';
import type { Receipts } from './receipts.ts';
import type { ClosingVenue } from './venue/closingVenue.ts';
import type { VenueAnswer } from './venue/venueAnswer.ts';

export interface Task {
  readonly venue: ClosingVenue;
  readonly receipts: Receipts;
  readonly settings: ArmMessage['settings'];
  /** Monotonic, milliseconds. */
  readonly mono: () => number;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Another task took over, or the desk is back. */
  readonly isOver: () => boolean;
  /** Tells a person, at most once per text. */
  readonly alarm: (text: string) => void;
}

/** The key does not work any more: only a person can close then. */
const KEY_REFUSED = new Set(['-1022', '-2008', '-2014', '-2015', '401']);

/** Writes a failure down and waits before the next attempt; retries count from 0. */
export async function pauseAfter(
  task: Task,
  answer: Exclude<VenueAnswer<unknown>, { kind: 'ok' }>,
  { what, retry }: { readonly what: string; readonly retry: number },
): Promise<void> {
  const isKey = answer.kind === 'refused' && KEY_REFUSED.has(answer.code);
  task.receipts.problem(`${what}: ${answer.text}`);
  if (isKey) task.alarm('The venue refuses the key. Close the positions by hand now.');
  await task.sleep(isKey ? task.settings.retryCapMs : retryDelayMs(retry, task.settings));
}
