/** What the desk around the engine finds out and tells it: verification, keys, step-up, settings that were left out. */
import type { EntryData } from '../../../shared/model/entry.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { record, type Step } from '../step.ts';
import { onKeyNews, type KeyNews } from './keyNews.ts';
import { onWatchdogNews, type WatchdogNews } from './watchdogNews.ts';

export type LadderNews =
  | KeyNews
  | WatchdogNews
  /** The journal was verified from its first entry on (AU-10). */
  | { readonly kind: 'verified'; readonly result: EntryData<'VERIFY'> }
  /** Whether anybody could be authenticated now: a passphrase is set, or the machine can ask. */
  | { readonly kind: 'stepUp'; readonly ready: boolean }
  /** Settings of the file that loosen a limit were left out at the start (CV-09); null when nothing was. */
  | { readonly kind: 'settingsHeld'; readonly text: string | null }
  /** The system-wide hotkey of the emergency stop could not be registered (UI-29); null where it was. */
  | { readonly kind: 'hotkeyTaken'; readonly text: string | null };

/** Takes the news. */
export function onTold(step: Step, news: LadderNews): void {
  const { ladder } = step.state.live;
  switch (news.kind) {
    case 'verified':
      return record(step, 'VERIFY', { data: news.result, durability: 'A' });
    case 'stepUp':
      ladder.stepUpReady = news.ready;
      return;
    case 'settingsHeld':
      if (news.text === null) return clearAlert(step, 'SETTINGS_HELD');
      return raiseAlert(step, 'SETTINGS_HELD', { found: news.text.slice(0, 300) });
    case 'hotkeyTaken':
      if (news.text === null) return clearAlert(step, 'HOTKEY_TAKEN');
      return raiseAlert(step, 'HOTKEY_TAKEN', { found: news.text.replace(/\.$/, '') });
    case 'watchdog':
    case 'watchdogActed':
      return onWatchdogNews(step, news);
    default:
      // It leaves with the account or the key it watched for.
      if (news.kind === 'venueConfigured' || (news.kind === 'keysChanged' && news.data.change === 'REMOVED'))
        step.state.live.venue.watchdog = null;
      return onKeyNews(step, news);
  }
}
