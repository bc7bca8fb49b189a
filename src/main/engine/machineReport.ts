/** What a page can see of the machine it runs on: a battery that runs low, a network that is paid for by volume (SM-20, UI-36). Warnings only. */
import { ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';
import { clearAlert, raiseAlert } from './alerts.ts';
import { openedBooks } from './books.ts';
import type { Step } from './step.ts';

/** Below this share a battery that is not being charged is worth a warning. */
const LOW_BATTERY = 0.2;

/** Takes a report. What the machine does not tell warns of nothing, and neither does a recording or a desk without a book. */
export function reportMachine(
  step: Step,
  { battery, metered }: CommandInput<'reportMachine'>,
): Result<Record<string, never>, never> {
  const isWatched = step.state.live.feed.kind === 'live' && openedBooks(step.state.durable).length > 0;
  const percent = battery === null ? null : Math.floor(battery.level * 100);
  if (isWatched && battery?.charging === false && battery.level < LOW_BATTERY)
    raiseAlert(step, 'BATTERY_LOW', { found: `the battery of the computer with the window is at ${percent} %` });
  else clearAlert(step, 'BATTERY_LOW');
  if (isWatched && metered === true)
    raiseAlert(step, 'NETWORK_METERED', { found: 'the computer with the window is on a metered network' });
  else clearAlert(step, 'NETWORK_METERED');
  return ok({});
}
