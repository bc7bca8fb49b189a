import { describe, expect, it } from 'vitest';
import { ladderEngine, requested, type LadderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, paperWeek } from '../../support/ladderHistory.ts';

const SECOND = 1_000;
const RUNNING = 'Preflight is running';

/** A paper book whose gate waits for the preflight only. */
const onPaper = () => ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
const ask = (engine: LadderEngine) => engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
const resultOf = (engine: LadderEngine, step: string) =>
  engine.state.durable.ladder.preflight.find((each) => each.step === step);
const statuses = (engine: LadderEngine) =>
  [...engine.state.durable.books.LIVE.orders.values()].map(({ status }) => status);

describe('a preflight order', () => {
  it('that the venue rejects settles the drill as failed, in the words of the venue', () => {
    const engine = onPaper();
    engine.liveLine.spoilNext('place', {
      kind: 'rejected',
      code: '-2015',
      text: 'Invalid API-key, IP, or permissions',
    });
    expect(ask(engine)).toMatchObject({ error: { message: expect.stringContaining(RUNNING) as string } });
    engine.pass(3 * SECOND);
    expect(statuses(engine)).toEqual(['REJECTED']);
    const results = engine.entries('PREFLIGHT').filter(({ step }) => step === 'PLACE_CANCEL');
    expect(results).toEqual([
      {
        step: 'PLACE_CANCEL',
        passed: false,
        text: "the order L-000001 was rejected: -2015 'Invalid API-key, IP, or permissions'",
      },
    ]);
    // Asked again, the drills run anew and settle for good.
    expect(ask(engine).ok).toBe(false);
    engine.pass(3 * SECOND);
    expect(resultOf(engine, 'PLACE_CANCEL')?.passed).toBe(true);
    expect(requested(engine, { kind: 'PROMOTE' }).gate?.pass).toBe(true);
  });

  it('that never reached the venue settles as failed once asking said so twice', () => {
    const engine = onPaper();
    engine.liveLine.spoilNext('place', { kind: 'requestLost', afterMs: SECOND });
    ask(engine);
    engine.pass(2 * SECOND);
    expect(resultOf(engine, 'PLACE_CANCEL')).toBeUndefined();
    engine.pass(10 * SECOND);
    expect(statuses(engine)).toEqual(['CANCELED']);
    expect(resultOf(engine, 'PLACE_CANCEL')).toMatchObject({
      passed: false,
      text: 'the order L-000001 never reached the venue',
    });
  });

  it('whose cancel only asking told of fails the stream, not the placing', () => {
    const engine = onPaper();
    ask(engine);
    engine.liveLine.silenceStream();
    engine.liveLine.spoilNext('cancel', { kind: 'answerLost' });
    engine.pass(10 * SECOND);
    expect(statuses(engine)).toEqual(['CANCELED']);
    expect(resultOf(engine, 'PLACE_CANCEL')).toMatchObject({ passed: true });
    expect(resultOf(engine, 'STREAM_EVENTS')).toMatchObject({
      passed: false,
      text: 'the account stream said nothing of L-000001',
    });
  });
});
