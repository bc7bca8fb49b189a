import { describe, expect, it } from 'vitest';
import { modeDefaults } from '../../../src/shared/settings/modes.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';
import { confirmed, ladderEngine, requested, type LadderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, paperWeek } from '../../support/ladderHistory.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

/** A paper book whose gate passes, its preflight done. */
function ready(): LadderEngine {
  const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
  engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
  engine.pass(5 * SECOND);
  return engine;
}
const promote = (engine: LadderEngine) => requested(engine, { kind: 'PROMOTE' });
const modeOf = (engine: LadderEngine) => engine.state.durable.modeState.mode;
const refusal = (code: string, message: string) => ({
  ok: false,
  error: { code, message: expect.stringContaining(message) as string },
});
const settingsWith = (engine: LadderEngine, changes: object): never =>
  // The command takes the whole file as JSON.
  ({ ...toWire(engine.facts.settings), ...changes }) as never;
const paperLimits = (changes: object) => ({ modes: { PAPER: { ...modeDefaults.PAPER, ...changes } } });

describe('AT-SM-2', () => {
  it('AT-SM-2: refuses a token that was used', () => {
    const engine = ready();
    const snapshot = promote(engine);
    expect(confirmed(engine, snapshot).ok).toBe(true);
    expect(confirmed(engine, snapshot)).toMatchObject(refusal('APPROVAL_VOID', 'not open any more'));
    expect(engine.state.durable.ladder.approval?.status).toBe('USED');
    expect(engine.entries('MODE_TRANSITION').filter((each) => each.transition === 'T2')).toHaveLength(1);
  });
  it('AT-SM-2: refuses a token after five minutes, by whichever clock', () => {
    const late = ready();
    const first = promote(late);
    late.pass(5 * MINUTE);
    expect(confirmed(late, first)).toMatchObject(refusal('APPROVAL_VOID', 'expired'));
    const turned = ready();
    const second = promote(turned);
    turned.pass(4 * MINUTE);
    turned.jump(-10 * MINUTE);
    turned.pass(2 * MINUTE);
    expect(confirmed(turned, second)).toMatchObject(refusal('APPROVAL_VOID', 'expired'));
    expect([modeOf(late), modeOf(turned)]).toEqual(['PAPER', 'PAPER']);
  });

  it('AT-SM-2: refuses a token after a change of settings', () => {
    const engine = ready();
    const snapshot = promote(engine);
    const settings = settingsWith(engine, paperLimits({ risk: '0.004' }));
    expect(engine.run({ name: 'changeSettings', input: { settings } }).ok).toBe(true);
    expect(confirmed(engine, snapshot)).toMatchObject(refusal('APPROVAL_VOID', 'settings changed'));
    expect(engine.state.durable.ladder.approval?.status).toBe('VOID');
  });

  it('AT-SM-2: refuses a token after a new P1 or a new level of L2', () => {
    const alarmed = ready();
    const first = promote(alarmed);
    alarmed.dispatch({ type: 'journalBroken', text: 'entry 3 was changed' });
    expect(confirmed(alarmed, first)).toMatchObject(refusal('APPROVAL_VOID', 'Void'));
    const leveled = ready();
    const second = promote(leveled);
    leveled.run({ name: 'setLevel', input: { level: 'L2' } });
    expect(confirmed(leveled, second)).toMatchObject(refusal('APPROVAL_VOID', 'level L2'));
    expect([modeOf(alarmed), modeOf(leveled)]).toEqual(['PAPER', 'PAPER']);
  });
});

describe('confirmApproval', () => {
  it('says everything that was typed wrong, records it, and keeps the token open', () => {
    const engine = ready();
    const snapshot = promote(engine);
    const answer = confirmed(engine, snapshot, {
      phrase: 'go live 0.1%',
      heldMs: 4_900,
      readEvidence: false,
      authMethod: null,
    });
    expect(answer).toMatchObject(
      refusal('PHRASE_MISMATCH', "Found 'go live 0.1%'. Type exactly GO LIVE 0.1%, with capitals."),
    );
    expect(engine.entries('APPROVAL_REFUSED')).toMatchObject([
      { codes: ['PHRASE_MISMATCH', 'HOLD_TOO_SHORT', 'EVIDENCE_UNREAD', 'STEP_UP_MISSING'] },
    ]);
    expect(confirmed(engine, snapshot).ok).toBe(true);
  });

  it('evaluates the gate again', () => {
    const engine = ready();
    const snapshot = promote(engine);
    engine.dispatch({
      type: 'told',
      news: { kind: 'verified', result: { ok: false, entries: 9, findings: 1, head: '0'.repeat(64) } },
    });
    expect(confirmed(engine, snapshot)).toMatchObject(refusal('DENIED', 'Not yet: 1 of 14 open'));
  });

  it('happens with nothing while the journal does not write', () => {
    const engine = ready();
    const snapshot = promote(engine);
    engine.dispatch({ type: 'journalFailed', text: 'disk full' });
    expect(confirmed(engine, snapshot)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('journal is not writing') as string },
    });
    expect(modeOf(engine)).toBe('PAPER');
  });

  it('voids what was shown before when another is asked for, and forgets what was canceled', () => {
    const engine = ready();
    const first = promote(engine);
    const second = promote(engine);
    expect(second.token).not.toBe(first.token);
    expect(confirmed(engine, first)).toMatchObject(refusal('APPROVAL_VOID', 'not open any more'));
    expect(engine.run({ name: 'cancelApproval', input: { token: second.token } }).ok).toBe(true);
    expect(engine.run({ name: 'cancelApproval', input: { token: first.token } })).toMatchObject({ ok: false });
    expect(confirmed(engine, second)).toMatchObject({ ok: false });
    expect(engine.entries('APPROVAL_ENDED').map((each) => each.status)).toEqual(['VOID', 'CANCELED']);
  });

  it('ends a dossier nobody confirms', () => {
    const engine = ready();
    promote(engine);
    engine.pass(5 * MINUTE + SECOND);
    expect(engine.entries('APPROVAL_ENDED')).toMatchObject([{ status: 'EXPIRED' }]);
  });

  it('remembers no dossier of an earlier session', () => {
    const engine = ready();
    const snapshot = promote(engine);
    const next = ladderEngine({ durable: engine.state.durable, at: engine.now() });
    expect(confirmed(next, snapshot)).toMatchObject(refusal('APPROVAL_VOID', 'not open any more'));
    expect(next.state.durable.ladder.approval).toMatchObject({ status: 'VOID', text: 'the desk restarted' });
  });
});

describe('limits that are changed', () => {
  const change = (engine: LadderEngine, changes: object) =>
    engine.run({ name: 'changeSettings', input: { settings: settingsWith(engine, changes) } });

  it('are tighter at once, with a new state version and the whole change in the journal', () => {
    const engine = ready();
    const version = engine.state.live.stateVersion;
    const before = engine.facts.configHash;
    expect(change(engine, paperLimits({ gross: '0.1' }))).toMatchObject({
      ok: true,
      value: { text: 'In force now.', changes: [{ path: 'modes.PAPER.gross', direction: 'TIGHTER', guarded: false }] },
    });
    expect(engine.facts.settings.modes.PAPER.gross.toFixed()).toBe('0.1');
    expect(engine.state.live.stateVersion).toBeGreaterThan(version);
    expect(engine.entries('CONFIG_CHANGED')).toMatchObject([{ before, token: null }]);
    expect(engine.facts.configHash).not.toBe(before);
    expect(engine.state.durable.ladder.clock?.elapsedMs).toBeGreaterThan(0);
  });

  it('are not looser without an approval, and say which ones', () => {
    const engine = ready();
    const answer = change(engine, { modes: { PAPER: { ...modeDefaults.PAPER, gross: '0.3', risk: '0.004' } } });
    expect(answer).toMatchObject(refusal('NEEDS_APPROVAL', 'modes.PAPER.gross 0.2 to 0.3'));
    expect(engine.facts.settings.modes.PAPER.risk.toFixed()).toBe('0.005');
  });

  it('are looser after an approval, which costs the step clock', () => {
    const engine = ready();
    const settings = settingsWith(engine, paperLimits({ gross: '0.3', dailyLoss: '0.021' }));
    const snapshot = requested(engine, { kind: 'LOOSEN', settings });
    expect(snapshot).toMatchObject({ phrase: 'LOOSEN', needsReason: true, title: 'Loosen 2 settings' });
    expect(snapshot.warnings[1]).toContain('modes.PAPER.dailyLoss is beyond twice its default');
    expect(confirmed(engine, snapshot, { reason: 'too short' })).toMatchObject(refusal('REASON_TOO_SHORT', '9'));
    expect(confirmed(engine, snapshot).ok).toBe(true);
    expect(engine.facts.settings.modes.PAPER.gross.toFixed()).toBe('0.3');
    expect(engine.facts.settings.reasons).toEqual({ 'modes.PAPER.dailyLoss': 'a reason for the test' });
    const { clock, resets } = engine.state.durable.ladder;
    expect(clock?.elapsedMs).toBe(0);
    expect(resets.at(-1)?.cause).toBe('limit loosened: modes.PAPER.gross, modes.PAPER.dailyLoss');
  });

  it('wait for L0 when they were loosened above it', () => {
    const engine = ready();
    engine.run({ name: 'setLevel', input: { level: 'L1' } });
    const snapshot = requested(engine, {
      kind: 'LOOSEN',
      settings: settingsWith(engine, paperLimits({ gross: '0.3' })),
    });
    expect(confirmed(engine, snapshot)).toMatchObject({ value: { text: 'Approved; it takes effect at L0.' } });
    expect(engine.facts.settings.modes.PAPER.gross.toFixed()).toBe('0.2');
    expect(engine.state.durable.ladder.pending).not.toBeNull();
    engine.run({ name: 'releaseLevel', input: { trigger: 'MANUAL', reason: 'looked at it again' } });
    engine.pass(2 * SECOND);
    expect(engine.facts.settings.modes.PAPER.gross.toFixed()).toBe('0.3');
    expect(engine.state.durable.ladder.pending).toBeNull();
  });

  it('are refused as a whole when they are wrong, with every problem', () => {
    const engine = ready();
    const settings = settingsWith(engine, { ...paperLimits({ gross: '2%', risk: '7' }), colour: 'red' });
    const { settings: inForce, configHash } = engine.facts;
    expect(engine.run({ name: 'changeSettings', input: { settings } })).toMatchObject(
      refusal('INVALID_INPUT', '3 problems, nothing changed.'),
    );
    expect(engine.run({ name: 'requestApproval', input: { request: { kind: 'LOOSEN', settings } } })).toMatchObject(
      refusal('INVALID_INPUT', '3 problems'),
    );
    expect(engine.facts.settings).toBe(inForce);
    expect(engine.facts.configHash).toBe(configHash);
    expect(engine.entries('CONFIG_CHANGED')).toEqual([]);
  });

  it('need no approval to be asked for where nothing gets looser', () => {
    const engine = ready();
    const settings = settingsWith(engine, paperLimits({ gross: '0.1' }));
    expect(engine.run({ name: 'requestApproval', input: { request: { kind: 'LOOSEN', settings } } })).toMatchObject(
      refusal('INVALID_INPUT', 'tightening is in force at once'),
    );
  });

  it('are frozen during an emergency stop', () => {
    const engine = ready();
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    expect(change(engine, paperLimits({ gross: '0.1' }))).toMatchObject(refusal('ILLEGAL_TRANSITION', 'frozen'));
  });
});
