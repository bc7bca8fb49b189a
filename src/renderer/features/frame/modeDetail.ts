/** The sentence beside the mode's word (UI-23 band text, UI-28 phases). */
import type { Part } from '../../../shared/ipc/view.ts';
import { heldSide, stopProgress } from '../../../shared/view/stopProgress.ts';
import { formatClock, formatCountdown } from '../../format/times.ts';
import { formatQuantity } from '../../format/numbers.ts';

export interface DetailFacts {
  readonly desk: Part<'desk'>;
  readonly feed: Part<'feed'>;
  readonly venue: string;
  readonly incident: Part<'stop'>['incident'];
  /** Desk time, milliseconds. */
  readonly now: number;
}

export function modeDetail(facts: DetailFacts): string {
  const { desk } = facts;
  const rehearsal = desk.workspace === 'replay';
  if (desk.mode === 'EMERGENCY_STOP') return `${rehearsal ? 'rehearsal, ' : ''}${phaseDetail(facts)}`;
  const setup = desk.mode === 'SETUP' ? 'nothing can trade yet' : '';
  if (rehearsal) return [setup, rehearsalDetail(facts.feed)].filter((part) => part !== '').join('; ');
  if (desk.mode === 'SETUP') return setup;
  if (desk.mode === 'PAPER')
    return `simulated money, ${pricesOf(facts.feed)}, nothing is sent to ${exchangeOf(facts.venue)}`;
  return `real money on ${facts.venue}`;
}

/** The simulated venue is not a place anything could be sent to. */
const exchangeOf = (venue: string): string => (/^paper\b/i.test(venue) ? 'any exchange' : venue);

const pricesOf = (feed: Part<'feed'>): string => (feed.kind === 'live' ? 'live prices' : 'no live prices');

function rehearsalDetail(feed: Part<'feed'>): string {
  const synthetic = feed.synthetic ? ', synthetic market' : '';
  return `rehearsal on ${feed.label} ${speedText(feed)}, counts for no gate${synthetic}`;
}

/** "x60", "at full speed", "x60, paused". */
export function speedText({ speed, fullSpeed, paused }: Part<'feed'>): string {
  const pace = fullSpeed ? 'at full speed' : `x${speed ?? 1}`;
  return paused ? `${pace}, paused` : pace;
}

function phaseDetail({ desk, incident, now }: DetailFacts): string {
  if (incident === null) return 'stopped';
  const progress = stopProgress(incident.legs);
  switch (desk.phase) {
    case 'UNRESOLVED':
      return `UNRESOLVED: ${progress.open.map(openText).join(', ')} still open, act now`;
    case 'COOLDOWN':
      return cooldownText(incident.flatAt, incident.cooldownEndsAt, now);
    case 'AWAITING_APPROVAL':
      return 'flat, cooldown over: a person must approve the resume';
    case 'EXECUTING':
    case null: {
      const { flat, closes, canceled, cancels } = progress;
      return `closing: ${flat} of ${closes} positions flat, ${canceled} of ${cancels} entries canceled`;
    }
  }
}

const openText = (leg: { readonly symbol: string; readonly side: 'BUY' | 'SELL'; readonly atVenue: string }): string =>
  `${leg.symbol} ${heldSide(leg.side)} ${formatQuantity(leg.atVenue)}`;

function cooldownText(flatAt: number | null, endsAt: number | null, now: number): string {
  const flat = flatAt === null ? 'flat' : `flat since ${formatClock(flatAt)} UTC`;
  if (endsAt === null) return flat;
  return `${flat}, cooldown ends ${formatClock(endsAt)} UTC (in ${formatCountdown(endsAt - now)})`;
}
