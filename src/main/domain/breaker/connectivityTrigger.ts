/** EB-12: silence of the private stream, and with REST down too, of the venue. REST down alone is a warning: what is sent may not arrive. */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { ageText, secondsText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'CONNECTIVITY',
  name: 'Connectivity',
  rule: 'EB-12',
  definition:
    'Silence of the account stream, heartbeats included. Alone it turns entries off; with REST down too only closing orders are sent, and later the strategies are halted. Stops that rest at the venue go on working.',
};

export interface ConnectivityFacts {
  /** Since the last message or heartbeat of the account stream; null where the venue has no such stream. */
  readonly streamSilentMs: number | null;
  /** How long requests have been failing; null while they work. */
  readonly restDownMs: number | null;
  readonly measuredAt: UnixMs;
}

type ConnectivitySettings = Pick<BreakerSettings['breaker'], 'streamSilentMs' | 'streamL2Ms' | 'streamL3Ms'>;

/** Reads the connection. Both are down for as long as the shorter of the two. */
export function connectivityTrigger(facts: ConnectivityFacts, settings: ConnectivitySettings): TriggerReading {
  const { streamSilentMs, restDownMs } = facts;
  const bothDownMs = streamSilentMs === null || restDownMs === null ? null : Math.min(streamSilentMs, restDownMs);
  const level = levelOf(streamSilentMs, bothDownMs, settings);
  const limit = secondsText(settings.streamSilentMs);
  const unanswered = streamSilentMs === null || level !== 'L0' ? '' : unansweredText(restDownMs, settings);
  return {
    ...identity,
    level,
    keeps: level,
    value: streamSilentMs === null ? null : ageText(streamSilentMs),
    limit,
    used: usedShare(streamSilentMs, settings.streamSilentMs),
    text: level === 'L0' || streamSilentMs === null ? unanswered : silenceText(streamSilentMs, bothDownMs, limit),
    clears: 'Clears 60 s after the venue answers again',
    next: nextText(level, settings),
    severity: unanswered === '' ? severityOf(level) : 'P2',
    inputs: restDownMs === null ? 'requests are answered' : `requests have been failing for ${ageText(restDownMs)}`,
    basis:
      streamSilentMs === null ? 'this venue has no account stream' : 'messages and heartbeats of the account stream',
    measuredAt: facts.measuredAt,
  };
}

function levelOf(streamSilentMs: number | null, bothDownMs: number | null, settings: ConnectivitySettings): Level {
  if (bothDownMs !== null && bothDownMs >= settings.streamL3Ms) return 'L3';
  if (bothDownMs !== null && bothDownMs >= settings.streamL2Ms) return 'L2';
  return streamSilentMs !== null && streamSilentMs > settings.streamSilentMs ? 'L1' : 'L0';
}

/** Empty while requests are answered, or have failed for less than half a minute: a comparison that fails once is asked again. */
function unansweredText(restDownMs: number | null, { streamL2Ms }: ConnectivitySettings): string {
  if (restDownMs === null || restDownMs < streamL2Ms) return '';
  return `requests have been failing for ${ageText(restDownMs)}, over ${secondsText(streamL2Ms)}, while the account stream goes on: orders and closes may not arrive`;
}

function silenceText(streamSilentMs: number, bothDownMs: number | null, limit: string): string {
  const silence = `the account stream has been silent for ${ageText(streamSilentMs)}, over ${limit}`;
  return bothDownMs === null ? silence : `${silence}, and requests fail`;
}

function nextText(level: Level, settings: ConnectivitySettings): string {
  if (level === 'L0') return `L1 above ${secondsText(settings.streamSilentMs)}`;
  if (level === 'L1') return `L2 at ${secondsText(settings.streamL2Ms)} with requests failing`;
  return level === 'L2' ? `L3 at ${secondsText(settings.streamL3Ms)} with requests failing` : '';
}
