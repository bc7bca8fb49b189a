/**
 * The watchdog's decision (ES-14): heartbeats, and the time of a process of its own, in; what to do, out.
 * 1. Silence counts only while the watchdog itself runs: a gap in its own ticks is a machine that slept, not a desk that hangs (SM-20).
 * 2. Without live exposure in the last heartbeat nothing is ever done; after a goodbye neither (stops at the venue go on protecting).
 * 3. A close that began is finished, whoever comes back.
 */
export interface WatchSettings {
  /** Silence after which it alerts and cancels entries. */
  readonly silentMs: number;
  /** Silence after which it closes. */
  readonly flattenMs: number;
  /** Time between two ticks. */
  readonly tickMs: number;
  /** Ticks further apart than this were slept through. */
  readonly longestTickMs: number;
}

export interface Watch {
  /** IDLE before the first heartbeat and after goodbye; CANCELED after the first limit; FLATTENING after the second, until it is flat. */
  readonly phase: 'IDLE' | 'WATCHING' | 'CANCELED' | 'FLATTENING' | 'FLAT';
  /** Whether anybody is left to send heartbeats: GONE is a channel that closed without goodbye. */
  readonly desk: 'THERE' | 'LEFT' | 'GONE';
  /** Positions or entries at the live venue, as of the last heartbeat. */
  readonly exposed: boolean;
  readonly flattens: boolean;
  /** Since the last heartbeat, own running time. */
  readonly silentMs: number;
  /** Own monotonic clock at the last event. */
  readonly at: number;
}

/** Times are the watchdog's own monotonic clock, milliseconds. */
export type WatchEvent =
  | { readonly kind: 'beat'; readonly at: number; readonly exposed: boolean; readonly flattens: boolean }
  | { readonly kind: 'tick'; readonly at: number }
  /** The desk stops in order. */
  | { readonly kind: 'goodbye' }
  /** The channel to the desk closed. */
  | { readonly kind: 'channelClosed' }
  /** What was asked for is done. */
  | { readonly kind: 'done'; readonly what: 'CANCEL_ENTRIES' | 'FLATTEN' };

export type WatchAction = 'ALERT' | 'CANCEL_ENTRIES' | 'FLATTEN' | 'RETURNED' | 'EXIT';

export interface WatchStep {
  readonly watch: Watch;
  readonly actions: readonly WatchAction[];
}

/** Before the first heartbeat. */
export const unarmedWatch: Watch = {
  phase: 'IDLE',
  desk: 'THERE',
  exposed: false,
  flattens: false,
  silentMs: 0,
  at: 0,
};

/** The watch after an event, and what has to be done. Limits are inclusive. */
export function watchSilence(watch: Watch, event: WatchEvent, settings: WatchSettings): WatchStep {
  switch (event.kind) {
    case 'beat':
      return onBeat(watch, event);
    case 'tick':
      return onTick(watch, event.at, settings);
    case 'goodbye':
      return onGoodbye(watch);
    case 'channelClosed':
      return onChannelClosed(watch);
    case 'done':
      return onDone(watch, event.what);
  }
}

const stay = (watch: Watch, ...actions: readonly WatchAction[]): WatchStep => ({ watch, actions });

function onBeat(watch: Watch, { at, exposed, flattens }: Extract<WatchEvent, { kind: 'beat' }>): WatchStep {
  const heard = { ...watch, at, exposed, flattens, silentMs: 0 };
  if (watch.phase === 'FLATTENING') return stay(heard);
  const returned = watch.phase === 'CANCELED' || watch.phase === 'FLAT';
  return stay({ ...heard, phase: 'WATCHING' }, ...(returned ? (['RETURNED'] as const) : []));
}

function onTick(watch: Watch, at: number, settings: WatchSettings): WatchStep {
  const passed = Math.max(0, at - watch.at);
  const silentMs = watch.silentMs + (passed > settings.longestTickMs ? settings.tickMs : passed);
  const now = { ...watch, at, silentMs };
  if (!watch.exposed) return stay(now);
  if (watch.phase === 'WATCHING' && silentMs >= settings.silentMs)
    return stay({ ...now, phase: 'CANCELED' }, 'ALERT', 'CANCEL_ENTRIES');
  if (watch.phase === 'CANCELED' && watch.flattens && silentMs >= settings.flattenMs)
    return stay({ ...now, phase: 'FLATTENING' }, 'FLATTEN');
  return stay(now);
}

function onGoodbye(watch: Watch): WatchStep {
  if (watch.phase === 'FLATTENING') return stay({ ...watch, desk: 'LEFT' });
  return stay({ ...watch, desk: 'LEFT', phase: 'IDLE' }, 'EXIT');
}

/** After a goodbye the channel closes by itself; without one, only exposure is a reason to stay. */
function onChannelClosed(watch: Watch): WatchStep {
  if (watch.desk === 'LEFT') return stay(watch);
  const gone = { ...watch, desk: 'GONE' } as const;
  const mustStay = watch.phase === 'FLATTENING' || (watch.exposed && watch.phase !== 'FLAT');
  return mustStay ? stay(gone) : stay(gone, 'EXIT');
}

function onDone(watch: Watch, what: 'CANCEL_ENTRIES' | 'FLATTEN'): WatchStep {
  const isAlone = watch.desk !== 'THERE';
  if (what === 'FLATTEN') return stay({ ...watch, phase: 'FLAT' }, ...(isAlone ? (['EXIT'] as const) : []));
  return isAlone && !watch.flattens ? stay(watch, 'EXIT') : stay(watch);
}
