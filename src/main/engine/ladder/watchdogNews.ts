/** What the desk hears of its watchdog (ES-14): whether it watches, and what it did while the desk was silent. */
import type { WatchdogReport } from '../../../shared/model/watchdogReport.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { note, record, type Step } from '../step.ts';

export type WatchdogNews =
  /** Why nobody watches the live account; null when somebody does. */
  | { readonly kind: 'watchdog'; readonly problem: string | null }
  | { readonly kind: 'watchdogActed'; readonly report: WatchdogReport };

/** Takes the news. What the watchdog changed at the venue is found and settled by the comparison with it, never adopted from here. */
export function onWatchdogNews(step: Step, news: WatchdogNews): void {
  if (news.kind === 'watchdog') {
    step.state.live.venue.watchdog = { problem: news.problem };
    if (news.problem === null) return clearAlert(step, 'WATCHDOG_DOWN');
    return raiseAlert(step, 'WATCHDOG_DOWN', { found: news.problem.slice(0, 300) });
  }
  const found = reportText(news.report);
  record(step, 'WATCHDOG_ACTED', { data: news.report, durability: 'A' });
  note(step, 'STOP', `Watchdog: ${found}.`);
  raiseAlert(step, 'WATCHDOG_ACTED', { found });
}

const causes = { SILENT: 'the desk was silent', CRASHED: 'the desk had crashed' } as const;
const states = {
  CANCELING: 'it is canceling',
  CANCELED: 'positions were kept',
  CLOSING: 'it is still closing',
  FLAT: 'flat was verified',
  RETURNED: 'the desk came back before a close',
} as const;

/** "the desk had crashed: 2 orders canceled, closed BTCUSDT 0.01; flat was verified". */
function reportText({ cause, state, canceled, closes }: WatchdogReport): string {
  const closed = closes.flatMap(({ symbol, filled }) => (filled === null ? [] : [`${symbol} ${decimalText(filled)}`]));
  const what = closed.length === 0 ? 'nothing closed' : `closed ${closed.join(', ')}`;
  return `${causes[cause]}: ${canceled.length} orders canceled, ${what}; ${states[state]}`.slice(0, 300);
}
