/** EB-11: our position against the venue's. Two polls must agree that they differ, because a fill may be on its way. */
import type { Level } from '../../../shared/model/mode.ts';
import { decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { secondsText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'MISMATCH',
  name: 'Position mismatch',
  rule: 'EB-11',
  definition:
    'Difference between our position and the one the venue reports. More than one lot in two polls sends closing orders only and asks the venue again; unresolved, the strategies are halted.',
};

/** One symbol of one poll; signed quantities. */
export interface PositionPair {
  readonly symbol: string;
  readonly internal: Decimal;
  readonly venue: Decimal;
  readonly lot: Decimal;
}

/** A symbol whose position differs by more than a lot since some polls. */
export interface Mismatch extends PositionPair {
  /** Polls that counted: each at least the gap after the one before. */
  readonly polls: number;
  readonly lastAt: UnixMs;
  /** When enough polls agreed; null until then. */
  readonly confirmedAt: UnixMs | null;
}

type MismatchSettings = Pick<BreakerSettings['breaker'], 'mismatchPolls' | 'mismatchGapMs' | 'mismatchL3Ms'>;

/** The open mismatches after a poll of every symbol; one that agrees again is gone. */
export function nextMismatches(
  before: readonly Mismatch[],
  poll: { readonly at: UnixMs; readonly pairs: readonly PositionPair[] },
  settings: MismatchSettings,
): readonly Mismatch[] {
  return poll.pairs
    .filter(({ internal, venue, lot }) => internal.minus(venue).abs().greaterThan(lot))
    .map((pair) => {
      const known = before.find((each) => each.symbol === pair.symbol);
      return counted(known, pair, { at: poll.at, settings });
    });
}

function counted(
  known: Mismatch | undefined,
  pair: PositionPair,
  { at, settings }: { readonly at: UnixMs; readonly settings: MismatchSettings },
): Mismatch {
  const isCounted = known === undefined || at - known.lastAt >= settings.mismatchGapMs;
  const polls = (known?.polls ?? 0) + (isCounted ? 1 : 0);
  const confirmedAt = known?.confirmedAt ?? (polls >= settings.mismatchPolls ? at : null);
  return { ...pair, polls, lastAt: isCounted ? at : known.lastAt, confirmedAt };
}

/** What the trigger looks at. */
export interface MismatchFacts {
  readonly open: readonly Mismatch[];
  /** When positions were last compared; null before the first time. */
  readonly polledAt: UnixMs | null;
}

/** Reads the open mismatches: L2 once confirmed, L3 when it stays. Reports the one confirmed first. */
export function mismatchTrigger(
  { open, polledAt }: MismatchFacts,
  now: UnixMs,
  settings: MismatchSettings,
): TriggerReading {
  const worst = worstOf(open);
  const level = worst === null ? 'L0' : levelOf(worst, now, settings);
  const difference = worst === null ? null : worst.internal.minus(worst.venue).abs();
  return {
    ...identity,
    level,
    keeps: level,
    value: worst === null || difference === null ? 'no difference' : `${decimalText(difference)} ${worst.symbol}`,
    limit: worst === null ? '1 lot' : `1 lot, ${decimalText(worst.lot)}`,
    used: worst === null || difference === null ? 0 : usedShare(difference.toNumber(), worst.lot.toNumber()),
    text: worst === null || level === 'L0' ? '' : differenceText(worst),
    clears: 'Clears 5 min after positions agree',
    next: nextText(worst, level, settings),
    severity: severityOf(level),
    inputs:
      worst === null
        ? 'positions agree'
        : `${differenceText(worst)}, ${worst.polls} of ${settings.mismatchPolls} polls`,
    basis: polledAt === null ? 'positions were not compared yet' : "the venue's report",
    measuredAt: polledAt,
  };
}

function worstOf(open: readonly Mismatch[]): Mismatch | null {
  return open.reduce<Mismatch | null>(
    (worst, each) => (sinceOf(each) < sinceOf(worst) ? each : worst),
    open[0] ?? null,
  );
}

/** Unconfirmed ones come after all that are. */
const sinceOf = (mismatch: Mismatch | null): number => mismatch?.confirmedAt ?? Number.POSITIVE_INFINITY;

function levelOf({ confirmedAt }: Mismatch, now: UnixMs, settings: MismatchSettings): Level {
  if (confirmedAt === null) return 'L0';
  return now - confirmedAt >= settings.mismatchL3Ms ? 'L3' : 'L2';
}

const differenceText = ({ symbol, internal, venue }: Mismatch): string =>
  `${symbol}: we hold ${decimalText(internal)}, the venue says ${decimalText(venue)}`;

function nextText(worst: Mismatch | null, level: Level, settings: MismatchSettings): string {
  if (worst === null || level === 'L0')
    return `L2 after ${settings.mismatchPolls} polls that differ by more than a lot`;
  return level === 'L2' ? `L3 when unresolved after ${secondsText(settings.mismatchL3Ms)}` : '';
}
