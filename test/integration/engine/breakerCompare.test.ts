import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/shared/model/mode.ts';
import { money } from '../../../src/shared/values/money.ts';
import { entryTicket, testEngine, type TestEngine } from '../../support/testEngine.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const levelOf = (engine: TestEngine, trigger: string): Level =>
  engine.state.durable.triggers.get(trigger)?.level ?? 'L0';
const summaries = (engine: TestEngine) =>
  engine.journal.drafts.flatMap((draft) => (draft.type === 'RECON_SUMMARY' ? [draft.data.differences] : []));

describe('the comparison with the venue', () => {
  it('finds a fill that the stream never said: L2 after two polls, L3 when it stays, and L0 once it is said', () => {
    const engine = testEngine();
    engine.venue.silenceStream();
    engine.run(entryTicket({ quantity: '2.00' }));
    engine.pass(31 * SECOND);
    expect(engine.state.live.breaker.mismatch.open).toMatchObject([{ polls: 1, confirmedAt: null }]);
    expect(levelOf(engine, 'MISMATCH')).toBe('L0');
    engine.pass(6 * SECOND);
    expect(levelOf(engine, 'MISMATCH')).toBe('L2');
    expect(engine.state.durable.triggers.get('MISMATCH')?.text).toBe('BTC/USDT: we hold 0, the venue says 2');
    expect(summaries(engine).at(-1)).toEqual(['BTC/USDT: we hold 0, the venue says 2']);
    engine.pass(61 * SECOND);
    expect(levelOf(engine, 'MISMATCH')).toBe('L3');
    const release = () =>
      engine.run({ name: 'releaseLevel', input: { trigger: 'MISMATCH', reason: 'compared with the venue' } });
    expect(release()).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    engine.venue.resumeStream();
    engine.pass(MINUTE);
    expect(summaries(engine).at(-1)).toEqual([]);
    expect(levelOf(engine, 'MISMATCH')).toBe('L3');
    expect(release().ok).toBe(true);
    expect(levelOf(engine, 'MISMATCH')).toBe('L0');
  });

  it('writes one summary for what differs, not one for each look', () => {
    const engine = testEngine();
    engine.pass(10 * MINUTE);
    const before = summaries(engine).length;
    engine.venue.silenceStream();
    engine.run(entryTicket({ quantity: '2.00' }));
    engine.pass(10 * MINUTE);
    expect(summaries(engine).length).toBe(before + 1);
  });

  it('calls money that nothing explains by its name', () => {
    const engine = testEngine();
    engine.paper.credit(money('20'));
    engine.pass(31 * SECOND);
    expect(levelOf(engine, 'EQUITY_JUMP')).toBe('L0');
    engine.paper.credit(money('20'));
    engine.pass(31 * SECOND);
    expect(levelOf(engine, 'EQUITY_JUMP')).toBe('L1');
    expect(engine.state.durable.alerts.get('BREAKER_EQUITY_JUMP|PAPER|*|EB-14')).toMatchObject({ severity: 'P1' });
    expect(engine.state.durable.triggers.get('EQUITY_JUMP')?.text).toContain('differs by 40.00 USDT');
  });

  it('does not take a fill on its way for a difference', () => {
    const engine = testEngine();
    for (let turn = 0; turn < 20; turn += 1) {
      engine.run(entryTicket({ quantity: `${(turn % 3) + 1}.00` }));
      engine.pass(7 * SECOND);
      engine.run({ name: 'closePosition', input: { symbol: 'BTC/USDT', part: 'ALL' } });
      engine.pass(6 * SECOND);
    }
    expect(engine.state.live.breaker.mismatch).toMatchObject({ open: [] });
    expect(summaries(engine)).toEqual([[]]);
  });

  it('knows since when requests fail, and measures the clock of the venue', () => {
    const engine = testEngine();
    engine.pass(31 * SECOND);
    expect(engine.state.live.breaker.clock.offsetsMs.length).toBe(1);
    expect(Math.abs(engine.state.live.breaker.clock.offsetsMs[0] ?? 9_999)).toBeLessThan(500);
    engine.venue.spoilNext('snapshot', { kind: 'requestLost', afterMs: SECOND });
    engine.pass(31 * SECOND);
    expect(engine.state.live.breaker.connection.downSince).not.toBeNull();
    engine.pass(31 * SECOND);
    expect(engine.state.live.breaker.connection.downSince).toBeNull();
  });
});

describe('heartbeats of the account stream', () => {
  const beat = (engine: TestEngine, over: { weightUsed?: number; probeMs?: number } = {}): void =>
    engine.runner.dispatch({
      type: 'account',
      book: 'PAPER',
      event: { kind: 'heartbeat', weightUsed: over.weightUsed ?? null, probeMs: over.probeMs ?? null },
    });

  it('are missed after the first one: L1 alone, L3 with requests down too', () => {
    const engine = testEngine();
    engine.pass(MINUTE);
    expect(levelOf(engine, 'CONNECTIVITY')).toBe('L0');
    beat(engine);
    engine.pass(11 * SECOND);
    expect(levelOf(engine, 'CONNECTIVITY')).toBe('L1');
    beat(engine);
    for (let poll = 0; poll < 4; poll += 1) engine.venue.spoilNext('snapshot', { kind: 'requestLost', afterMs: 0 });
    engine.pass(110 * SECOND);
    expect(levelOf(engine, 'CONNECTIVITY')).toBe('L3');
    expect(engine.state.durable.incident).toBeNull();
  });

  it('that are missed mute what stale prices would say no louder, until they are heard again (AL-06)', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '2.00' }));
    engine.pass(2 * SECOND);
    const severities = () =>
      ['BREAKER_CONNECTIVITY|SYS|*|EB-12', 'BREAKER_STALE_DATA|PAPER|*|EB-09'].map(
        (key) => engine.state.durable.alerts.get(key)?.severity,
      );
    // The stream has been silent for long when the prices stop.
    beat(engine);
    engine.pass(12 * SECOND);
    expect(severities()).toEqual(['P3', undefined]);
    engine.silence(20 * SECOND);
    expect(levelOf(engine, 'STALE_DATA')).toBe('L1');
    expect(severities()).toEqual(['P3', undefined]);
    engine.silence(15 * SECOND);
    expect(levelOf(engine, 'STALE_DATA')).toBe('L2');
    expect(severities()).toEqual(['P3', 'P2']);
  });

  it('keep the warning of a request weight that is counted anew each minute, and end it a minute after the last', () => {
    const engine = testEngine();
    const key = 'LIMIT_EXCHANGE_WEIGHT|SYS|*|RC-32';
    const raised: unknown[] = [];
    const minute = (peak: number): void => {
      beat(engine, { weightUsed: 0.05 });
      engine.pass(40 * SECOND);
      beat(engine, { weightUsed: peak });
      engine.pass(20 * SECOND);
      raised.push(engine.state.durable.alerts.get(key)?.count);
    };
    for (const peak of [0.55, 0.5, 0.51, 0.2]) minute(peak);
    expect(raised).toEqual([1, 1, 1, 1]);
    minute(0.2);
    expect(engine.state.durable.alerts.get(key)).toBeUndefined();
  });

  it('bring the request weight and the round trips of an idle desk', () => {
    const engine = testEngine();
    beat(engine, { weightUsed: 0.92 });
    engine.pass(2 * SECOND);
    expect(engine.state.durable.alerts.get('LIMIT_EXCHANGE_WEIGHT|SYS|*|RC-32')).toMatchObject({ severity: 'P2' });
    for (let probe = 0; probe < 3; probe += 1) beat(engine, { probeMs: 2_500 });
    expect(levelOf(engine, 'LATENCY')).toBe('L2');
  });
});
