import { describe, expect, it } from 'vitest';
import type { ApprovalSnapshot } from '../../../src/shared/ipc/contractRisk.ts';
import { afterRestart } from '../../../src/main/domain/ladder/restart.ts';
import { evaluateGate } from '../../../src/main/engine/ladder/evaluateGate.ts';
import type { ModeState } from '../../../src/shared/model/mode.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { LADDER_SYMBOL, ladderEngine, type LadderEngine } from '../../support/ladderEngine.ts';
import { Folding, HISTORY_END, HISTORY_START, liveWeek, paperWeek } from '../../support/ladderHistory.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

const openItems = (engine: LadderEngine): readonly string[] => {
  const gate = evaluateGate({ state: engine.state, facts: engine.facts, at: engine.now() });
  return (gate?.result.items ?? []).filter((item) => !item.passed).map((item) => item.code);
};

describe('AT-SM-7', () => {
  const trading = (mode: 'PAPER' | 'LIVE_MINIMAL'): ModeState => ({ mode, run: 'RUNNING' });
  const restarted = (history: Folding, over: Partial<Parameters<typeof ladderEngine>[0]> = {}) =>
    ladderEngine({ durable: history.durable, at: unixMs(history.at + MINUTE), ...over });
  const levelOf = (engine: LadderEngine) => engine.state.durable.triggers.get('RESTART')?.level;

  it('AT-SM-7: SETUP and PAPER go on by themselves, also after a crash', () => {
    const setup = ladderEngine({ durable: new Folding().durable, at: HISTORY_START });
    expect(setup.state.durable.modeState).toMatchObject({ mode: 'SETUP', run: 'RUNNING' });
    const paper = restarted(paperWeek());
    expect(paper.state.durable.modeState).toEqual(trading('PAPER'));
    expect(levelOf(paper)).toBeUndefined();
  });

  it('AT-SM-7: a live book that was left in order is reduce-only until the summary is confirmed with one click', () => {
    const engine = restarted(liveWeek('LIVE_MINIMAL').add('SESSION_END', { reason: 'test' }));
    expect(engine.state.durable.modeState).toEqual(trading('LIVE_MINIMAL'));
    expect(levelOf(engine)).toBe('L2');
    expect([...engine.state.durable.alerts.values()].find((each) => each.type === 'RESTARTED')?.severity).toBe('P2');
    engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'compared with the venue' } });
    expect(levelOf(engine)).toBeUndefined();
  });

  it('AT-SM-7: a live book after a crash is halted, P1, until an approval clears it', () => {
    const engine = restarted(liveWeek('LIVE_MINIMAL'));
    expect(levelOf(engine)).toBe('L3');
    expect([...engine.state.durable.alerts.values()].find((each) => each.type === 'RESTARTED')?.severity).toBe('P1');
    const snapshot = engine.run({
      name: 'requestApproval',
      input: { request: { kind: 'RESUME', mode: 'LIVE_MINIMAL' } },
    });
    if (!snapshot.ok) throw new Error(snapshot.error.message);
    const { token, holdMs, checklist } = snapshot.value as Pick<ApprovalSnapshot, 'token' | 'holdMs' | 'checklist'>;
    expect(checklist.map(({ text }) => text)).toEqual([expect.stringMatching(/^Found at the start, settled: /)]);
    expect(checklist[0]?.at).toBe(engine.now());
    const input = {
      token,
      phrase: 'RESUME',
      heldMs: holdMs,
      readEvidence: false,
      reason: 'compared line by line',
      lostAmount: null,
    };
    expect(engine.run({ name: 'confirmApproval', input: { ...input, authMethod: null } })).toMatchObject({
      error: { code: 'STEP_UP_REQUIRED' },
    });
    expect(engine.run({ name: 'confirmApproval', input: { ...input, authMethod: 'passphrase' } }).ok).toBe(true);
    expect(levelOf(engine)).toBeUndefined();
    expect(engine.state.durable.modeState).toEqual(trading('LIVE_MINIMAL'));
  });

  it('AT-SM-7: a live book that differs from the venue is halted, also after a clean end', () => {
    const history = liveWeek('LIVE_MINIMAL').add('SESSION_END', { reason: 'test' });
    const { durable } = history;
    const engine = ladderEngine({ durable, at: unixMs(history.at + MINUTE) });
    enterLive(engine);
    engine.dispatch({ type: 'shutdown', reason: 'test' });
    const lost = new Map(engine.state.durable.books.LIVE.positions);
    lost.clear();
    const forgetful = {
      ...engine.state.durable,
      books: {
        ...engine.state.durable.books,
        LIVE: { ...engine.state.durable.books.LIVE, positions: lost },
      },
    };
    // The journal says flat, the venue holds one.
    const venue = engine.state.durable;
    const next = ladderEngine({ durable: venue, at: unixMs(engine.now() + MINUTE), startsFrom: forgetful });
    expect(levelOf(next)).toBe('L3');
    expect(next.state.durable.triggers.get('RESTART')?.text).toContain('differs from the venue');
    const request = { kind: 'RESUME', mode: 'LIVE_MINIMAL' } as const;
    const refused = next.run({ name: 'requestApproval', input: { request } });
    expect(refused).toMatchObject({ error: { code: 'ILLEGAL_TRANSITION' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(/^1 difference with the venue: .* Expected none\./);
  });

  it.each([
    ['EXECUTING', 'CONTINUE_STOP'],
    ['UNRESOLVED', 'CONTINUE_STOP'],
    ['COOLDOWN', 'KEEP_PHASE'],
    ['AWAITING_APPROVAL', 'KEEP_PHASE'],
  ] as const)('AT-SM-7: a stop in %s: %s', (phase, kind) => {
    const history = paperWeek();
    history.move('T6', { mode: 'EMERGENCY_STOP', run: 'RUNNING', phase: 'EXECUTING', modeBefore: 'PAPER' }, 'MANUAL');
    const endsAt = unixMs(history.at + 10 * MINUTE);
    history.add(
      'ES_STEP',
      {
        what: 'test',
        incident: {
          id: 'I2',
          book: 'PAPER',
          cause: 'MANUAL',
          source: 'button',
          text: 'test',
          triggers: 1,
          startedAt: history.at,
          phase,
          steps: [],
          legs: [],
          flatAt: kind === 'KEEP_PHASE' ? history.at : null,
          cooldownEndsAt: kind === 'KEEP_PHASE' ? endsAt : null,
          cost: '0',
          unresolvedAt: null,
        },
      },
      'PAPER',
    );
    const { modeState } = history.durable;
    expect(afterRestart({ modeState, isRecordIntact: true, endedClean: false, differences: 0 }).kind).toBe(kind);
    const engine = restarted(history);
    engine.pass(10 * SECOND);
    const found = engine.state.durable.modeState;
    expect(found.mode).toBe('EMERGENCY_STOP');
    expect(engine.state.live.latched).toBe(true);
    // Nobody was needed: it went on until flat, or stayed in its phase with its own end.
    if (kind === 'CONTINUE_STOP') expect(engine.state.durable.incident?.flatAt).not.toBeNull();
    else expect(found).toMatchObject({ phase });
    if (kind === 'KEEP_PHASE') expect(engine.state.durable.incident?.cooldownEndsAt).toBe(endsAt);
  });

  it('AT-SM-7: a record that does not verify locks every way to live and adds no risk', () => {
    const engine = restarted(paperWeek());
    engine.dispatch({
      type: 'told',
      news: { kind: 'verified', result: { ok: false, entries: 9, findings: 1, head: '0'.repeat(64) } },
    });
    engine.dispatch({ type: 'journalBroken', text: 'entry 3 was changed' });
    const { modeState } = engine.state.durable;
    expect(afterRestart({ modeState, isRecordIntact: false, endedClean: true, differences: 0 }).kind).toBe(
      'LIVE_LOCKED',
    );
    expect(openItems(engine)).toEqual(expect.arrayContaining(['JOURNAL', 'ALERTS']));
    expect(engine.state.durable.triggers.get('JOURNAL_BROKEN')?.level).toBe('L3');
  });
});

describe('sleep', () => {
  it('is reduce-only while it lasts, and nothing is believed before the venue was asked', () => {
    const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
    engine.dispatch({ type: 'power', event: 'suspend' });
    expect(engine.state.durable.triggers.get('SLEEP')?.level).toBe('L2');
    engine.dispatch({ type: 'power', event: 'resume' });
    expect(engine.state.durable.modeState.run).toBe('RECOVERING');
    engine.pass(2 * SECOND);
    expect(engine.state.durable.modeState).toEqual({ mode: 'PAPER', run: 'RUNNING' });
    expect(engine.state.durable.triggers.has('SLEEP')).toBe(false);
  });
});

function enterLive(engine: LadderEngine): void {
  engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'compared with the venue' } });
  engine.run({
    name: 'placeOrder',
    input: {
      symbol: LADDER_SYMBOL,
      side: 'BUY',
      type: 'MARKET',
      entry: null,
      stop: '95.00',
      autoStop: false,
      quantity: '1.00',
      timeInForce: 'GTC',
      postOnly: false,
    },
  });
  engine.pass(2 * SECOND);
}
