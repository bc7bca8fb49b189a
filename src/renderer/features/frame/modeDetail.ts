/** The sentence beside the mode's word (UI-23 band text, UI-28 phases). */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Mode } from '../../../shared/model/mode.ts';
import { heldSide, stopProgress } from '../../../shared/view/stopProgress.ts';
import { formatClock, formatCountdown } from '../../format/times.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { isLiveMode } from '../../ui/isLiveMode.ts';

export interface DetailFacts {
  readonly desk: Part<'desk'>;
  readonly feed: Part<'feed'>;
  readonly venue: string;
  /** Name of the live venue; null where there is none. */
  readonly liveVenue: string | null;
  readonly incident: Part<'stop'>['incident'];
  readonly rehearsal: Part<'ladder'>['rehearsal'];
  /** "trend-1 4be1c2d3": the strategy that runs, where exactly one does. */
  readonly strategy: string | null;
  /** Desk time, milliseconds. */
  readonly now: number;
}

export function modeDetail(facts: DetailFacts): string {
  const { desk } = facts;
  const isRehearsal = desk.workspace === 'replay';
  if (desk.mode === 'EMERGENCY_STOP')
    return `${isRehearsal || facts.rehearsal === 'VENUE' ? rehearsedStop(desk) : ''}${phaseDetail(facts)}`;
  const setup = desk.mode === 'SETUP' ? 'nothing can trade yet' : '';
  if (isRehearsal) return [setup, rehearsalDetail(facts)].filter((part) => part !== '').join('; ');
  if (desk.mode === 'SETUP') return setup;
  if (desk.mode === 'PAPER') return paperDetail(facts);
  if (facts.rehearsal === 'VENUE') return venueRehearsalDetail(facts);
  return [`real money on ${facts.venue}`, ...liveWords(facts)].join(', ');
}

function paperDetail({ feed, venue, liveVenue, rehearsal }: DetailFacts): string {
  const paper = `simulated money, ${pricesOf(feed)}, nothing is sent to ${exchangeOf(liveVenue ?? venue)}`;
  return rehearsal === 'VENUE' ? `${paper}; rehearsal, counts for no real gate` : paper;
}

/** Orders are really sent, to a demo, a testnet or this machine: no money is at stake, and nothing is earned by it. */
const venueRehearsalDetail = (facts: DetailFacts): string =>
  [`REHEARSAL, no real money: ${facts.venue}`, ...liveWords(facts), 'counts for no real gate'].join(', ');

/** The simulated venue is not a place anything could be sent to. */
const exchangeOf = (venue: string): string => (/^paper\b/i.test(venue) ? 'any exchange' : venue);

const pricesOf = (feed: Part<'feed'>): string => (feed.kind === 'live' ? 'live prices' : 'no live prices');

const scaledSteps: Readonly<Partial<Record<Mode, string>>> = {
  LIVE_SCALED_1: 'step 1 of 3',
  LIVE_SCALED_2: 'step 2 of 3',
  LIVE_SCALED_3: 'step 3 of 3',
};

function liveWords({ desk: { mode }, strategy }: DetailFacts): readonly string[] {
  const step = scaledSteps[mode];
  return [...(step === undefined ? [] : [step]), ...(strategy === null ? [] : [`strategy ${strategy}`])];
}

/** A live mode inside a rehearsal says first that no money is at stake. */
function rehearsalDetail(facts: DetailFacts): string {
  const { desk, feed, rehearsal } = facts;
  const played = `${feed.label} ${speedText(feed)}`;
  const synthetic = feed.synthetic ? ', synthetic market' : '';
  if (isLiveMode(desk.mode)) {
    const step = scaledSteps[desk.mode] === undefined ? '' : `, ${scaledSteps[desk.mode]}`;
    return `REHEARSAL, no real money: stand-in venue${step}, ${played}, counts for no real gate${synthetic}`;
  }
  const counts =
    rehearsal === 'STAND_IN' ? ' with a stand-in live venue, counts for no real gate' : ', counts for no gate';
  return `rehearsal on ${played}${counts}${synthetic}`;
}

const rehearsedStop = ({ modeBefore }: Part<'desk'>): string =>
  modeBefore !== null && isLiveMode(modeBefore) ? 'REHEARSAL, ' : 'rehearsal, ';

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
