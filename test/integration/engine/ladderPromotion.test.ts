import { describe, expect, it } from 'vitest';
import { ladderEngine, confirmed, requested, type LadderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, liveWeek, paperWeek } from '../../support/ladderHistory.ts';
import { keyChecked } from '../../support/keyChecked.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

/** Asks once, which runs the drills before real money, and waits for them. */
function preflight(engine: LadderEngine): void {
  engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
  engine.pass(5 * SECOND);
}
const onPaper = (options: Partial<Parameters<typeof ladderEngine>[0]> = {}) =>
  ladderEngine({ durable: paperWeek().durable, at: HISTORY_END, ...options });
const modeOf = (engine: LadderEngine) => engine.state.durable.modeState.mode;

describe('the way from PAPER to LIVE MINIMAL', () => {
  it('runs the preflight when it is all that is missing, then freezes the dossier', () => {
    const engine = onPaper();
    const first = engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
    expect(first).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
    engine.pass(5 * SECOND);
    expect(engine.state.durable.ladder.preflight.map((each) => [each.step, each.passed])).toEqual([
      ['CHANNELS', true],
      ['STOP_DRY_RUN', true],
      ['PLACE_CANCEL', true],
      ['STREAM_EVENTS', true],
    ]);
    const snapshot = requested(engine, { kind: 'PROMOTE' });
    expect(snapshot).toMatchObject({
      kind: 'PROMOTE',
      title: 'Promote PAPER to LIVE MINIMAL 0.1%',
      phrase: 'GO LIVE 0.1%',
      holdMs: 5_000,
      needsEvidence: true,
      passphraseSet: true,
      gate: { pass: true, passed: 14, total: 14 },
    });
    expect(snapshot.expiresAt - snapshot.frozenAt).toBe(300_000);
    expect(snapshot.evidence?.grade).toBe('D');
    expect(snapshot.changes.find(({ name }) => name === 'Gross exposure')).toEqual({
      name: 'Gross exposure',
      now: '20%',
      after: '2% = 200.00 USDT',
    });
  });

  it('calls the money of a rehearsal what it is in the dossier', () => {
    const engine = onPaper();
    preflight(engine);
    const { changes } = requested(engine, { kind: 'PROMOTE' });
    expect(changes[0]).toEqual({ name: 'Money', now: 'simulated', after: 'not real, a rehearsal' });
  });

  it('knows the request weight of the live account as soon as it is there, and nothing else of its heartbeats before', () => {
    const engine = onPaper();
    const event = { kind: 'heartbeat', weightUsed: 0.3, probeMs: 2_500 } as const;
    for (let beat = 0; beat < 5; beat += 1) engine.dispatch({ type: 'account', book: 'LIVE', event });
    const { breaker } = engine.state.live;
    expect([breaker.exchangeWeight, breaker.connection.streamAt, engine.state.live.latencies]).toEqual([0.3, null, []]);
    preflight(engine);
    confirmed(engine, requested(engine, { kind: 'PROMOTE' }));
    expect([modeOf(engine), breaker.exchangeWeight]).toEqual(['LIVE_MINIMAL', 0.3]);
  });

  it('opens an empty live book, keeps the shadow, and begins probation', () => {
    const engine = onPaper();
    preflight(engine);
    const snapshot = requested(engine, { kind: 'PROMOTE' });
    expect(confirmed(engine, snapshot)).toEqual({ ok: true, value: { text: 'Mode is now LIVE MINIMAL 0.1%.' } });
    expect(engine.state.durable.modeState).toEqual({ mode: 'LIVE_MINIMAL', run: 'RUNNING' });
    const { books, ladder } = engine.state.durable;
    expect([books.LIVE.opened, books.LIVE.cash.toFixed(), books.LIVE.positions.size]).toEqual([true, '10000', 0]);
    expect(books.PAPER.opened).toBe(true);
    expect(ladder.probation?.state).toBe('RUNNING');
    expect(ladder.clock?.elapsedMs).toBe(0);
    expect(engine.entries('MODE_TRANSITION')).toMatchObject([
      {
        transition: 'T2',
        details: {
          build: '1.0.0',
          approval: { token: snapshot.token, gateHash: snapshot.hash, authMethod: 'passphrase', approver: 'ui' },
          limitsBefore: { risk: '0.005' },
          limitsAfter: { risk: '0.001' },
        },
      },
    ]);
    expect(engine.entries('APPROVAL_USED')).toMatchObject([{ grade: 'D', readEvidence: true, heldMs: 5_000 }]);
  });

  it('closes what the paper book holds at paper market, tagged MODE_EXIT', () => {
    const engine = onPaper();
    preflight(engine);
    engine.run({
      name: 'placeOrder',
      input: {
        symbol: 'BTC/USDT',
        side: 'BUY',
        type: 'MARKET',
        entry: null,
        stop: '97.00',
        autoStop: false,
        quantity: '1.00',
        timeInForce: 'GTC',
        postOnly: false,
      },
    });
    engine.pass(2 * SECOND);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(1);
    expect(confirmed(engine, requested(engine, { kind: 'PROMOTE' })).ok).toBe(true);
    engine.pass(2 * SECOND);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.entries('FILL').at(-1)?.trade).toMatchObject({ reason: 'MODE_EXIT' });
    expect(engine.state.durable.books.LIVE.counters.fill).toBe(0);
  });

  it('is refused in a rehearsal without a stand-in', () => {
    const engine = onPaper({ feed: 'replay', liveVenue: 'NONE' });
    expect(engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } })).toMatchObject({
      error: { code: 'DENIED', message: 'A rehearsal opens no gate.' },
    });
    expect(engine.entries('GATE_EVALUATED')).toEqual([]);
  });

  it('is refused without a live venue, with every item in words, and recorded', () => {
    const engine = onPaper({ liveVenue: 'NONE' });
    const answer = engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
    expect(answer).toMatchObject({
      error: { code: 'DENIED', message: expect.stringContaining('No live venue is connected.') as string },
    });
    expect(engine.entries('MODE_REFUSED')).toMatchObject([{ to: 'LIVE_MINIMAL', code: 'GATE' }]);
  });

  it('AT-SM-9: refuses T2 when withdraw permission is on', () => {
    const engine = onPaper({ liveVenue: 'REAL' });
    const tell = (holds: boolean, found: string) =>
      engine.dispatch({ type: 'told', news: keyChecked({ holds, found }) });
    expect(engine.state.live.ladder.account).toBeNull();
    tell(true, 'trading on, withdrawals off');
    engine.pass(1_000);
    expect(engine.state.live.ladder.account).toMatchObject({ positions: 0, orders: 0 });
    preflight(engine);
    expect(requested(engine, { kind: 'PROMOTE' }).gate?.pass).toBe(true);
    tell(false, 'withdrawals are on');
    const answer = engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'DENIED', message: expect.stringContaining('withdrawals are on') as string },
    });
    expect(modeOf(engine)).toBe('PAPER');
  });

  it('fails its gate while a P1 is open', () => {
    const engine = onPaper();
    preflight(engine);
    engine.dispatch({ type: 'journalBroken', text: 'entry 3 was changed' });
    const answer = engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'DENIED' } });
  });

  it('journals the gate when its result changes, never each minute', () => {
    const engine = onPaper();
    engine.pass(10 * MINUTE);
    expect(engine.entries('GATE_EVALUATED')).toMatchObject([{ gate: 'PAPER', pass: false, failed: ['PREFLIGHT'] }]);
    preflight(engine);
    engine.pass(5 * MINUTE);
    expect(engine.entries('GATE_EVALUATED').map((each) => each.pass)).toEqual([false, true]);
  });
});

describe('the way up from a live rung', () => {
  const scaled = () => ladderEngine({ durable: liveWeek('LIVE_MINIMAL').durable, at: HISTORY_END });
  const confirmStart = (engine: LadderEngine) =>
    engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'compared with the venue' } });

  it('needs the correlation review, and keeps positions and book when it climbs', () => {
    const engine = ladderEngine({
      durable: liveWeek('LIVE_MINIMAL').add('SESSION_END', { reason: 'test' }).durable,
      at: HISTORY_END,
    });
    confirmStart(engine);
    engine.pass(MINUTE);
    const first = engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
    expect(first).toMatchObject({
      error: { message: expect.stringContaining('orrelation review not acknowledged') as string },
    });
    engine.run({ name: 'acknowledgeReview', input: { overrideReason: 'no position is open now' } });
    const snapshot = requested(engine, { kind: 'PROMOTE' });
    expect(snapshot.phrase).toBe('SCALE TO 0.25%');
    expect(confirmed(engine, snapshot).ok).toBe(true);
    const { modeState, books, ladder } = engine.state.durable;
    expect(modeState.mode).toBe('LIVE_SCALED_1');
    expect(books.LIVE.record.trades).toEqual([]);
    expect(books.LIVE.performanceHighWater.greaterThan(1)).toBe(true);
    expect(ladder.probation?.state).toBe('RUNNING');
  });

  it('is blocked while the start of a crashed live desk is not cleared', () => {
    const engine = scaled();
    expect(engine.state.durable.triggers.get('RESTART')?.level).toBe('L3');
    engine.run({ name: 'acknowledgeReview', input: { overrideReason: 'no position is open now' } });
    expect(engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'looked at it' } })).toMatchObject({
      error: { code: 'NEEDS_APPROVAL' },
    });
    expect(modeOf(engine)).toBe('LIVE_MINIMAL');
  });
});
