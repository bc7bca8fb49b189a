import { describe, expect, it } from 'vitest';
import {
  clockWords,
  guardWords,
  reconWords,
  streamWords,
  weightWords,
} from '../../../../src/renderer/features/frame/connectionWords.ts';

const health = { streamAt: 1_000, downSince: null, weightUsed: null, clockOffsetMs: null };
const up = { state: 'up', text: '', at: 500 } as const;

describe('streamWords', () => {
  it('shows the age of the last private message', () => {
    const words = streamWords({ stream: up, health }, { spokenMs: 840, changedMs: 60_000 });
    expect(words).toMatchObject({ text: 'Stream 0.8 s', severity: null });
  });

  it('says that it is up before the first message, and nothing where there is none', () => {
    const quiet = { ...health, streamAt: null };
    expect(streamWords({ stream: up, health: quiet }, { spokenMs: null, changedMs: 60_000 })?.text).toBe('Stream up');
    expect(streamWords({ stream: null, health: quiet }, { spokenMs: null, changedMs: null })).toBeNull();
  });

  it('says since when it is down, and where fills come from meanwhile', () => {
    const stream = { state: 'down', text: 'connection reset', at: 500 } as const;
    expect(streamWords({ stream, health }, { spokenMs: 20_000, changedMs: 12_400 })).toEqual({
      text: 'Stream down 12 s',
      severity: 'P2',
      title: 'connection reset. Fills come with the next comparison (RC-25).',
    });
  });
});

describe('weightWords', () => {
  it.each([
    [0.129, 'Weight 12%', null],
    [0.75, 'Weight 75%', 'P3'],
  ])('of %s is %s', (used, text, severity) => expect(weightWords(used)).toMatchObject({ text, severity }));

  it('is left out where the venue counts none', () => expect(weightWords(null)).toBeNull());
});

describe('clockWords', () => {
  it.each([
    [23, 'Clock +23 ms', null],
    [-12.4, 'Clock \u221212 ms', null],
    [501, 'Clock +501 ms', 'P3'],
    [-1_001, 'Clock \u22121001 ms', 'P2'],
  ])('of %s ms is %s', (offset, text, severity) => expect(clockWords(offset)).toMatchObject({ text, severity }));

  it('is left out before the venue was asked', () => expect(clockWords(null)).toBeNull());
});

describe('reconWords', () => {
  it('shows the time since the last comparison without difference', () => {
    expect(reconWords([], 12_900)).toMatchObject({ text: 'Recon 12 s', severity: null });
    expect(reconWords([], null)).toBeNull();
  });

  it('is abnormal once three comparisons in a row are missing', () => {
    expect(reconWords([], 90_000)?.severity).toBeNull();
    expect(reconWords([], 15 * 60_000)).toEqual({
      text: 'Recon 15 min',
      severity: 'P3',
      title: 'Not compared with the venue for 15 min; expected every 30 s.',
    });
  });

  it('counts differences in place of the time', () => {
    expect(reconWords(['a'], 12_900)).toMatchObject({ text: 'Recon 1 difference', severity: 'P2', title: 'a' });
    expect(reconWords(['a', 'b'], null)?.text).toBe('Recon 2 differences');
  });
});

describe('guardWords', () => {
  it('says who acts when the desk is gone', () => {
    expect(guardWords({ watchdog: 'ON', text: '', countdown: 'OFF' }, 'LIVE_MINIMAL')).toMatchObject({
      text: 'Watchdog on, DMS off: would cancel stops',
      severity: null,
    });
    expect(guardWords({ watchdog: 'ON', text: '', countdown: 'ARMED' }, 'LIVE_MINIMAL').text).toBe(
      'Watchdog on, DMS on',
    );
    expect(guardWords({ watchdog: 'ON', text: '', countdown: 'IDLE' }, 'PAPER').text).toBe('Watchdog on, DMS idle');
  });

  it('is abnormal where it is down, and where a live mode has none', () => {
    const down = { watchdog: 'DOWN', text: 'it ended with code 1', countdown: 'NONE' } as const;
    expect(guardWords(down, 'PAPER')).toMatchObject({
      text: 'Watchdog down, no DMS',
      severity: 'P2',
      title: expect.stringMatching(/^Found: it ended with code 1\. /) as string,
    });
    const none = { watchdog: 'NONE', text: '', countdown: 'NONE' } as const;
    expect(guardWords(none, 'PAPER').severity).toBeNull();
    expect(guardWords(none, 'LIVE_MINIMAL')).toMatchObject({ text: 'No watchdog, no DMS', severity: 'P2' });
  });
});
