/** What the desk around the engine finds out about the live account's keys (RC-03): journaled without a secret, and in force at once. */
import type { Actor, EntryData } from '../../../shared/model/entry.ts';
import { accountName, type VenueAccount } from '../../../shared/model/venueAccount.ts';
import { venueName } from '../../../shared/model/venueName.ts';
import type { CredentialFacts } from '../../domain/pretrade/controlFacts.ts';
import { clearAlert, hasAlert, raiseAlert } from '../alerts.ts';
import { held, inBook } from '../books.ts';
import { note, record, type Step } from '../step.ts';
import { adoptPosition } from '../venue/adopt.ts';
import { askAccount } from './accountReport.ts';
import { checkDemotion } from './checkDemotion.ts';
import { declareLegacy } from './declareLegacy.ts';

export type KeyNews =
  /** The venue was asked what the key may do. */
  | {
      readonly kind: 'keyChecked';
      readonly check: EntryData<'KEY_CHECKED'>;
      readonly facts: CredentialFacts;
      readonly actor: Actor | null;
    }
  | { readonly kind: 'venueConfigured'; readonly data: EntryData<'VENUE_CONFIGURED'>; readonly actor: Actor }
  /** The account that was set up in an earlier session, at the start of this one. */
  | { readonly kind: 'accountKnown'; readonly account: VenueAccount }
  | { readonly kind: 'keysChanged'; readonly data: EntryData<'KEYS_CHANGED'>; readonly actor: Actor }
  /** Why the live venue cannot be used, and what to do; null once it can. */
  | {
      readonly kind: 'liveVenue';
      readonly problem: string | null;
      readonly isSetUp: boolean;
      /** Whether orders reach it all the same: only a question had no answer. */
      readonly isConnected: boolean;
    };

/** The place of the symbol in the name of an alert that is about none. */
const ANY = '*';

/** Takes the news. */
export function onKeyNews(turn: Step, news: KeyNews): void {
  const step = inBook(turn, 'LIVE');
  switch (news.kind) {
    case 'keyChecked':
      return onKeyChecked(step, news);
    case 'venueConfigured':
      step.actor = news.actor;
      forgetKey(step);
      record(step, 'VENUE_CONFIGURED', { data: news.data, durability: 'A' });
      note(step, 'SYSTEM', `Live venue set up: ${venueName(news.data.after)}.`);
      leaveDust(step, news.data);
      return declareLegacy(step, news.data.after);
    case 'accountKnown':
      return declareLegacy(step, news.account);
    case 'keysChanged':
      step.actor = news.actor;
      forgetKey(step);
      record(step, 'KEYS_CHANGED', { data: news.data, durability: 'A' });
      return note(
        step,
        'SYSTEM',
        `Keys of ${step.facts.venues.LIVE?.name ?? news.data.account} ${news.data.change === 'STORED' ? 'stored' : 'removed'}.`,
      );
    case 'liveVenue':
      return onLiveVenue(step, news);
  }
}

/** Without a position it keeps live shut; with one nobody can close it (AL-01). */
function onLiveVenue(
  step: Step,
  { problem, isSetUp, isConnected }: Extract<KeyNews, { readonly kind: 'liveVenue' }>,
): void {
  if (problem === null) return clearAlert(step, 'LIVE_VENUE');
  const open = isConnected ? 0 : held(step).positions.size;
  if (open === 0)
    return raiseAlert(step, 'LIVE_VENUE', {
      found: problem.slice(0, 300),
      ...(isSetUp ? {} : { severity: 'P3' as const }),
    });
  const guarded = `${open} live ${open === 1 ? 'position is' : 'positions are'} guarded only by stops that rest there`;
  raiseAlert(step, 'LIVE_VENUE', { found: `${problem.slice(0, 250)} ${guarded}`, severity: 'P1' });
}

function onKeyChecked(step: Step, { check, facts, actor }: Extract<KeyNews, { readonly kind: 'keyChecked' }>): void {
  if (actor !== null) step.actor = actor;
  record(step, 'KEY_CHECKED', { data: check, durability: 'B' });
  const { ladder, venue } = step.state.live;
  venue.credentials = facts;
  ladder.credentials = { holds: check.holds, found: check.found };
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  if (check.holds === false) raiseAlert(step, 'KEY_UNFIT', { found: check.found });
  else clearAlert(step, 'KEY_UNFIT');
  if (facts.keyValid) {
    clearAlert(step, 'KEY_REFUSED');
    askAccount(step);
  } else if (held(step).positions.size > 0 && !hasAlert(step, 'KEY_REFUSED', ANY))
    raiseAlert(step, 'KEY_REFUSED', { found: check.found });
  if (facts.ipRestricted === false) raiseAlert(step, 'KEY_ANYWHERE', { found: 'the key works from any address' });
  else clearAlert(step, 'KEY_ANYWHERE');
  checkDemotion(step);
}

/** An account is replaced only while the live book holds nothing but dust (UI-61): that stays where it is, on the record (ES-09). */
function leaveDust(step: Step, { before, after }: EntryData<'VENUE_CONFIGURED'>): void {
  if (before === null || accountName(before) === accountName(after)) return;
  const cause = 'too small to sell, it stays at the account before (ES-09)';
  for (const symbol of held(step).positions.keys())
    adoptPosition(step, { symbol, reported: null, stopPrice: null, cause });
}

/** Another account or key: what was found out about the one before says nothing. */
function forgetKey(step: Step): void {
  step.state.live.venue.credentials = null;
  step.state.live.ladder.credentials = null;
  step.state.live.stateVersion += 1;
}
