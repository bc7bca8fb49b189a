import { afterEach, describe, expect, it } from 'vitest';
import type { AccountTranslator } from '../../../../../../src/main/adapters/venue/ccxt/stream/accountTranslator.ts';
import { StreamFailure } from '../../../../../../src/main/adapters/venue/ccxt/stream/streamFailure.ts';
import { StreamLoop, type StreamLoopParts } from '../../../../../../src/main/adapters/venue/ccxt/stream/streamLoop.ts';
import { streamTiming } from '../../../../../../src/main/adapters/venue/ccxt/stream/streamTiming.ts';
import { UserSession } from '../../../../../../src/main/adapters/venue/ccxt/stream/userSession.ts';
import { createVenueExchange } from '../../../../../../src/main/adapters/venue/ccxt/venueExchange.ts';
import type { AccountEvent } from '../../../../../../src/main/ports/venue.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { eventually } from '../../../../../support/eventually.ts';
import { recordingLog } from '../../../../../support/recordingLog.ts';

const NOTE: AccountEvent = { kind: 'setupChanged', text: 'something' };
const timing = { ...streamTiming, checkMs: 5, retryMs: 1, longestRetryMs: 5, askMs: 1, holdMs: 3_600_000 };
/** Passes every message on as an event. */
const plainTranslator: AccountTranslator = {
  take: () => [NOTE],
  due: () => [],
  isMissing: () => false,
  complete: () => [],
  openQuestions: () => [],
  learnChild: () => [],
};

let loop: StreamLoop | null = null;
afterEach(async () => {
  await loop?.close();
  loop = null;
});

/** A loop over sessions that are there at once; `hear` speaks to the newest. */
async function startLoop(parts: Partial<StreamLoopParts> = {}) {
  const heard: string[] = [];
  const losses: string[] = [];
  const sessions: UserSession[] = [];
  const log = recordingLog();
  let hear: (message: unknown) => void = () => undefined;
  const exchange = await createVenueExchange({
    account: { exchange: 'binance', market: 'SPOT', environment: 'demo', endpoints: null, legacy: {} },
    credentials: { apiKey: 'key', secret: 'secret' },
    now: () => unixMs(Date.now()),
  });
  loop = new StreamLoop({
    open: (listening) => {
      const session = new UserSession({ exchange, timing, now: () => unixMs(Date.now()), ...listening });
      sessions.push(session);
      hear = listening.onMessage;
      return Promise.resolve(session);
    },
    translator: plainTranslator,
    askAboutStops: () => undefined,
    onEvent: (event) => heard.push(event.kind === 'connection' ? event.state : event.kind),
    onLost: (text) => losses.push(text),
    onBack: () => Promise.resolve(),
    now: () => unixMs(Date.now()),
    logger: log,
    timing,
    ...parts,
  });
  await loop.start();
  return { heard, losses, sessions, log, hear: (message: unknown) => hear(message) };
}

describe('StreamLoop', () => {
  it('ends a connection whose event its listener could not take, and fetches what that may have cost', async () => {
    let backfills = 0;
    const kinds: string[] = [];
    const { log, hear, losses } = await startLoop({
      onBack: () => {
        backfills += 1;
        return Promise.resolve();
      },
      onEvent: (event) => {
        if (event.kind === 'setupChanged') throw new Error('listener is broken');
        kinds.push(event.kind === 'connection' ? event.state : event.kind);
      },
    });
    hear({});
    await eventually(() => expect(kinds).toEqual(['up', 'down', 'up']));
    expect(backfills).toBe(2);
    expect(losses).toEqual(['An account event could not be taken']);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('asks at most as often as agreed while something is missing', async () => {
    let missing = 3;
    let asked = 0;
    await startLoop({
      translator: { ...plainTranslator, isMissing: () => missing > 0 },
      onBack: () => {
        asked += 1;
        missing -= 1;
        return asked === 2 ? Promise.reject(new Error('no answer')) : Promise.resolve();
      },
    });
    await eventually(() => expect(missing).toBe(0));
    expect(asked).toBe(3);
  });

  it('asks about stops whose order is not known', async () => {
    const about: string[] = [];
    await startLoop({
      translator: { ...plainTranslator, openQuestions: () => ['S-1'] },
      askAboutStops: (stops) => about.push(...stops),
    });
    await eventually(() => expect(about).toContain('S-1'));
  });

  it('says "down" once and a refused key once, however often it tries, and starts all the same', async () => {
    let tries = 0;
    const kinds: string[] = [];
    await startLoop({
      open: () => {
        tries += 1;
        return Promise.reject(new StreamFailure('Invalid API-key', '-2015'));
      },
      onEvent: (event) => kinds.push(event.kind),
    });
    await eventually(() => expect(tries).toBeGreaterThan(3));
    expect(kinds).toEqual(['connection', 'keyRefused']);
  });

  it('passes on what was held when a connection ends before it caught up', async () => {
    let isBlocked = false;
    const { heard, sessions, hear } = await startLoop({
      onBack: () => (isBlocked ? new Promise<void>(() => undefined) : Promise.resolve()),
    });
    isBlocked = true;
    sessions[0]?.end('broken');
    await eventually(() => expect(sessions).toHaveLength(2));
    hear({});
    expect(heard).toEqual(['up', 'down']);
    sessions[1]?.end('broken again');
    await eventually(() => expect(heard).toEqual(['up', 'down', 'setupChanged']));
  });

  it('asks again when a question is never answered', async () => {
    let asked = 0;
    const { heard } = await startLoop({
      timing: { ...timing, answerAllMs: 20 },
      onBack: () => {
        asked += 1;
        return asked === 1 ? new Promise<void>(() => undefined) : Promise.resolve();
      },
    });
    expect(heard).toEqual(['up']);
    expect(asked).toBe(2);
  });

  it('keeps quiet about its own close', async () => {
    const { heard, losses } = await startLoop();
    await loop?.close();
    expect(heard).toEqual(['up']);
    expect(losses).toEqual([]);
  });
});
