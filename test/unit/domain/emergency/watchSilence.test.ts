import { describe, expect, it } from 'vitest';
import {
  unarmedWatch,
  watchSilence,
  type Watch,
  type WatchAction,
  type WatchEvent,
} from '../../../../src/main/domain/emergency/watchSilence.ts';
import { emergencyOrderId } from '../../../../src/main/domain/emergency/emergencyOrderId.ts';

const settings = { silentMs: 3_000, flattenMs: 10_000, tickMs: 100, longestTickMs: 1_000 };

/** Feeds events; the actions of each, in order. */
function watching(events: readonly WatchEvent[]): { readonly watch: Watch; readonly actions: readonly WatchAction[] } {
  let watch = unarmedWatch;
  const actions: WatchAction[] = [];
  for (const event of events) {
    const step = watchSilence(watch, event, settings);
    watch = step.watch;
    actions.push(...step.actions);
  }
  return { watch, actions };
}

const beat = (at: number, more: { readonly exposed?: boolean; readonly flattens?: boolean } = {}): WatchEvent => ({
  kind: 'beat',
  at,
  exposed: true,
  flattens: true,
  ...more,
});
const ticks = (from: number, to: number): WatchEvent[] =>
  Array.from({ length: (to - from) / 100 + 1 }, (_, index) => ({ kind: 'tick', at: from + index * 100 }));
const closed: WatchEvent = { kind: 'channelClosed' };
const goodbye: WatchEvent = { kind: 'goodbye' };
const done = (what: 'CANCEL_ENTRIES' | 'FLATTEN'): WatchEvent => ({ kind: 'done', what });

describe('watchSilence', () => {
  it('does nothing while heartbeats come', () => {
    const events = [0, 500, 1_000, 1_500].flatMap((at) => [beat(at), ...ticks(at + 100, at + 400)]);
    expect(watching(events).actions).toEqual([]);
  });

  it('alerts and cancels entries at 3 s of silence and not before', () => {
    expect(watching([beat(0), ...ticks(100, 2_900)]).actions).toEqual([]);
    expect(watching([beat(0), ...ticks(100, 3_000)]).actions).toEqual(['ALERT', 'CANCEL_ENTRIES']);
    expect(watching([beat(0), ...ticks(100, 9_900)]).actions).toEqual(['ALERT', 'CANCEL_ENTRIES']);
  });

  it('closes at 10 s, once', () => {
    const { watch, actions } = watching([beat(0), ...ticks(100, 30_000)]);
    expect(actions).toEqual(['ALERT', 'CANCEL_ENTRIES', 'FLATTEN']);
    expect(watch.phase).toBe('FLATTENING');
  });

  it('closes nothing where the setting is off', () => {
    const { actions } = watching([beat(0, { flattens: false }), ...ticks(100, 60_000)]);
    expect(actions).toEqual(['ALERT', 'CANCEL_ENTRIES']);
  });

  it('does nothing without live exposure, and nothing before the first heartbeat', () => {
    expect(watching([beat(0, { exposed: false }), ...ticks(100, 60_000)]).actions).toEqual([]);
    expect(watching(ticks(100, 60_000)).actions).toEqual([]);
  });

  it('stays quiet after a goodbye, whatever is open', () => {
    const { watch, actions } = watching([beat(0), goodbye, closed, ...ticks(100, 60_000)]);
    expect(actions).toEqual(['EXIT']);
    expect(watch).toMatchObject({ phase: 'IDLE', desk: 'LEFT' });
  });

  it('starts the clock when the channel closes without goodbye, and leaves when it is flat', () => {
    const { actions } = watching([beat(0), closed, ...ticks(100, 12_000), done('CANCEL_ENTRIES'), done('FLATTEN')]);
    expect(actions).toEqual(['ALERT', 'CANCEL_ENTRIES', 'FLATTEN', 'EXIT']);
  });

  it('leaves at once when the desk is gone and nothing is exposed', () => {
    expect(watching([beat(0, { exposed: false }), closed]).actions).toEqual(['EXIT']);
    expect(watching([closed]).actions).toEqual(['EXIT']);
  });

  it('leaves after the cancels when the desk is gone and closing is off', () => {
    const events = [beat(0, { flattens: false }), closed, ...ticks(100, 3_000), done('CANCEL_ENTRIES')];
    expect(watching(events).actions).toEqual(['ALERT', 'CANCEL_ENTRIES', 'EXIT']);
  });

  it('goes on watching a desk that comes back between the limits', () => {
    const { watch, actions } = watching([beat(0), ...ticks(100, 5_000), beat(5_050), ...ticks(5_100, 7_900)]);
    expect(actions).toEqual(['ALERT', 'CANCEL_ENTRIES', 'RETURNED']);
    expect(watch.phase).toBe('WATCHING');
  });

  it('finishes a close although the desk is back, then goes on watching', () => {
    const closing = [beat(0), ...ticks(100, 10_000), beat(10_500), ...ticks(10_600, 40_000)];
    expect(watching(closing)).toMatchObject({
      watch: { phase: 'FLATTENING' },
      actions: ['ALERT', 'CANCEL_ENTRIES', 'FLATTEN'],
    });
    const after = watching([...closing, done('FLATTEN'), beat(40_100), ...ticks(40_200, 43_100)]);
    expect(after.actions).toEqual(['ALERT', 'CANCEL_ENTRIES', 'FLATTEN', 'RETURNED', 'ALERT', 'CANCEL_ENTRIES']);
  });

  it('finishes a close although the desk says goodbye or goes, and leaves then', () => {
    const closing = [beat(0), ...ticks(100, 10_000)];
    expect(watching([...closing, goodbye, closed, done('FLATTEN')]).actions.at(-1)).toBe('EXIT');
    expect(watching([...closing, goodbye, closed]).actions.at(-1)).toBe('FLATTEN');
    expect(watching([...closing, closed]).actions.at(-1)).toBe('FLATTEN');
    expect(watching([...closing, done('FLATTEN'), closed]).actions.at(-1)).toBe('EXIT');
    // A last heartbeat that says nothing is open any more does not end it: the venue says so, or nobody.
    const flatBeat = beat(10_500, { exposed: false });
    expect(watching([...closing, flatBeat, closed]).actions).toEqual(['ALERT', 'CANCEL_ENTRIES', 'FLATTEN']);
    expect(watching([...closing, flatBeat, closed, done('FLATTEN')]).actions.at(-1)).toBe('EXIT');
  });

  it('counts a gap in its own ticks as sleep of the machine, not as silence (SM-20)', () => {
    const hour = 3_600_000;
    const { actions } = watching([
      beat(0),
      ...ticks(100, 400),
      { kind: 'tick', at: hour },
      ...ticks(hour + 100, hour + 2_000),
    ]);
    expect(actions).toEqual([]);
    const asleepForGood = [beat(0), ...ticks(100, 400), ...ticks(hour, hour + 3_000)];
    expect(watching(asleepForGood).actions).toEqual(['ALERT', 'CANCEL_ENTRIES']);
  });

  it('takes a tick as late as the limit for a slow one, not for sleep', () => {
    expect(watching([beat(0), { kind: 'tick', at: 1_000 }]).watch.silentMs).toBe(1_000);
    expect(watching([beat(0), { kind: 'tick', at: 1_001 }]).watch.silentMs).toBe(100);
  });

  it('takes a clock that stands still or goes back for no time', () => {
    expect(watching([beat(5_000), { kind: 'tick', at: 1_000 }]).watch.silentMs).toBe(0);
  });
});

describe('emergencyOrderId of the watchdog', () => {
  it('is of its own series and fits 32 characters', () => {
    expect(emergencyOrderId({ incident: 'svxyz1', symbol: 'BTCUSDT', leg: 'BOTH', attempt: 1, series: 'WD' })).toBe(
      'WD-svxyz1-BTCUSDT-B-1',
    );
    const long = emergencyOrderId({
      incident: 'svxyz1',
      symbol: '1000000BABYDOGEUSDT',
      leg: 'SHORT',
      attempt: 12,
      series: 'WD',
    });
    expect(long).toMatch(/^WD-svxyz1-[A-Za-z0-9_]+-S-12$/);
    expect(long.length).toBeLessThanOrEqual(32);
  });
});
