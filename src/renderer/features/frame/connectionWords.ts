/** The connection to the live venue in the words of the status bar (UI-25), and what of it is abnormal. */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Severity } from '../../../shared/model/alert.ts';
import type { Mode } from '../../../shared/model/mode.ts';
import { MINUS } from '../../format/digits.ts';
import { formatAge } from '../../format/times.ts';

type Account = Part<'account'>;

export interface StatusWords {
  readonly text: string;
  /** Null where all is normal. */
  readonly severity: Severity | null;
  readonly title: string;
}

/** Share of the request budget from which exits may run short (RC-32). */
const MUCH_WEIGHT = 0.75;
/** Offsets of EB-10: said above the first, no entries above the second. */
const CLOCK_WARN_MS = 500;
const CLOCK_LIMIT_MS = 1_000;

/** "Stream 0.8 s", "Stream down 12 s"; null where nothing was heard of one. */
export function streamWords(
  { stream, health }: Pick<Account, 'stream' | 'health'>,
  ages: { readonly spokenMs: number | null; readonly changedMs: number | null },
): StatusWords | null {
  if (stream?.state === 'down') {
    const since = ages.changedMs === null ? '' : ` ${formatAge(ages.changedMs)}`;
    return {
      text: `Stream down${since}`,
      severity: 'P2',
      title: `${stream.text === '' ? 'The account stream is lost' : stream.text}. Fills come with the next comparison (RC-25).`,
    };
  }
  if (health.streamAt === null || ages.spokenMs === null)
    return stream === null ? null : { text: 'Stream up', severity: null, title: 'Account stream, no message yet' };
  return {
    text: `Stream ${formatAge(ages.spokenMs)}`,
    severity: null,
    title: 'Age of the last private message (EB-12)',
  };
}

/** "Weight 12%"; null where the venue counts none. */
export function weightWords(used: number | null): StatusWords | null {
  if (used === null) return null;
  return {
    text: `Weight ${Math.floor(used * 100)}%`,
    severity: used >= MUCH_WEIGHT ? 'P3' : null,
    title: "Share of the venue's request budget that is used; a part of it is kept for exits (RC-32)",
  };
}

/** "Clock +23 ms"; null before the venue was asked for its time. */
export function clockWords(offsetMs: number | null): StatusWords | null {
  if (offsetMs === null) return null;
  const whole = Math.round(Math.abs(offsetMs));
  const sign = offsetMs < 0 ? MINUS : '+';
  const severity = whole > CLOCK_LIMIT_MS ? 'P2' : whole > CLOCK_WARN_MS ? 'P3' : null;
  return { text: `Clock ${sign}${whole} ms`, severity, title: 'Our clock against that of the venue (EB-10)' };
}

/** Three comparisons of 30 s were missed: what was clean then may not be any more (UI-04). */
const RECON_LATE_MS = 90_000;

/** "Recon 12 s", "Recon 1 difference"; null before the first comparison. */
export function reconWords(differences: readonly string[], ageMs: number | null): StatusWords | null {
  const { length } = differences;
  if (length > 0)
    return {
      text: `Recon ${length} ${length === 1 ? 'difference' : 'differences'}`,
      severity: 'P2',
      title: differences.join('\n'),
    };
  if (ageMs === null) return null;
  const text = `Recon ${formatAge(ageMs)}`;
  return ageMs > RECON_LATE_MS
    ? { text, severity: 'P3', title: `Not compared with the venue for ${formatAge(ageMs)}; expected every 30 s.` }
    : { text, severity: null, title: 'Since the last comparison without difference' };
}

const countdownWords = {
  ARMED: 'DMS on',
  IDLE: 'DMS idle',
  OFF: 'DMS off: would cancel stops',
  NONE: 'no DMS',
} as const satisfies Record<Account['guard']['countdown'], string>;

/** "Watchdog on, DMS off: would cancel stops" (ES-13, ES-14). A live mode that nobody watches is abnormal. */
export function guardWords({ watchdog, text, countdown }: Account['guard'], mode: Mode): StatusWords {
  const isWatched = watchdog === 'ON';
  const state = isWatched ? 'Watchdog on' : watchdog === 'DOWN' ? 'Watchdog down' : 'No watchdog';
  const isAbnormal = watchdog === 'DOWN' || (watchdog === 'NONE' && mode.startsWith('LIVE'));
  const found = text === '' ? '' : `Found: ${text}. `;
  return {
    text: `${state}, ${countdownWords[countdown]}`,
    severity: isAbnormal ? 'P2' : null,
    title: isWatched
      ? 'A process of its own cancels and closes when the desk dies (ES-14). DMS: the countdown at the venue that cancels entries (ES-13).'
      : `${found}If the desk hung now, only the stops that rest at the venue would protect (ES-14).`,
  };
}
