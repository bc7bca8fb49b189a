/** An emergency stop that was answered is in force after the next start, whenever the process ends (ES-17, SM-19). */
import { describe, expect, it } from 'vitest';
import type { StopMark } from '../../../src/main/ports/stopMark.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import type { ScriptedMarket } from '../../support/scriptedFault.ts';
import { SCRIPT_START } from '../../support/scriptedSource.ts';
import { closes, held, incident, isFlat, legOf, phase } from '../../support/stopDesk.ts';

interface Marks {
  left: StopMark | null;
  readonly story: string[];
}

function desk(market: ScriptedMarket) {
  const works: (() => void)[] = [];
  const marks: Marks = { left: null, story: [] };
  const engine = realEngine({
    market,
    whenSent: (work) => void works.push(work),
    stopMarker: {
      leave: (mark) => {
        marks.left = mark;
        marks.story.push(`left ${mark.incident}`);
      },
      clear: () => {
        marks.left = null;
        marks.story.push('cleared');
      },
    },
  });
  engine.hold(BTC, '2', { stop: '95', leg: legOf[market] });
  engine.restEntry('L-900001', ETH);
  engine.journal.onAppend((drafts) => {
    if (drafts.some(({ type }) => type === 'ES_TRIGGER')) marks.story.push('written');
  });
  const leaveAll = (): void => {
    for (let work = works.shift(); work !== undefined; work = works.shift()) work();
  };
  return { engine, marks, leave: () => works.shift()?.(), leaveAll, onDisk: engine.state.durable };
}

/** The next session on what was on disk, with the mark it finds. */
function startAgain(
  market: ScriptedMarket,
  dead: RealEngine,
  given: { onDisk: typeof dead.state.durable; mark: StopMark | null },
) {
  dead.kill();
  dead.state.durable = given.onDisk;
  return realEngine({ market, before: dead, lostStop: given.mark });
}

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('a stop whose desk is killed after its answer, %s', (market) => {
  it.each([0, 1, 2])('is in force from the next start on, with %i pieces done', (pieces) => {
    const { engine, marks, leave, onDisk } = desk(market);
    expect(engine.stop()).toMatchObject({ ok: true });
    for (let piece = 0; piece < pieces; piece += 1) leave();
    expect(marks.story).toEqual(['left I1']);
    const after = startAgain(market, engine, { onDisk, mark: marks.left });
    expect(after.state.durable.modeState.mode).toBe('EMERGENCY_STOP');
    expect(incident(after)).toMatchObject({ id: 'I1', cause: 'MANUAL', source: 'button' });
    after.pass(30_000);
    expect([held(after, market), after.venue.traded(BTC), isFlat(after)]).toEqual(['0', '2', true]);
    expect(phase(after)).toBe('COOLDOWN');
    expect(after.venue.working()).toEqual([]);
  });
});

describe('the mark of an emergency stop', () => {
  it('is left before the press is answered and cleared when the journal has it', () => {
    const { engine, marks, leaveAll } = desk('ONE_WAY');
    engine.stop();
    expect(marks.left).toEqual({
      incident: 'I1',
      at: engine.clock.now(),
      cause: 'MANUAL',
      source: 'button',
      text: incident(engine)?.text,
    });
    leaveAll();
    expect(marks.story).toEqual(['left I1', 'written', 'cleared']);
  });

  it('names the stop that is open when it is pressed again', () => {
    const { engine, marks, leaveAll } = desk('ONE_WAY');
    engine.stop();
    leaveAll();
    engine.stop();
    expect(marks.left?.incident).toBe('I1');
    leaveAll();
    expect(marks.left).toBeNull();
  });

  it('stays while the journal cannot be written, and goes when it heals', () => {
    const { engine, marks, leaveAll } = desk('ONE_WAY');
    engine.journal.fail();
    engine.stop();
    leaveAll();
    engine.pass(5_000);
    leaveAll();
    expect(marks.left?.incident).toBe('I1');
    engine.journal.heal();
    engine.pass(61_000);
    leaveAll();
    expect(marks.left).toBeNull();
  });

  it('closes with its first order, although the start is compared with the venue meanwhile', () => {
    const { engine, marks, onDisk } = desk('ONE_WAY');
    engine.stop();
    const after = startAgain('ONE_WAY', engine, { onDisk, mark: marks.left });
    after.pass(500);
    expect(closes(after)).toEqual(['place ES-I1-BTC_USDT_USDT-L-1 SELL MARKET 2 reduce-only']);
    expect([...after.state.durable.books.LIVE.orders.keys()].filter((id) => id.startsWith('ES-'))).toHaveLength(1);
  });

  it('says when it was pressed', () => {
    const { engine, onDisk } = desk('ONE_WAY');
    const mark: StopMark = { incident: 'I1', at: SCRIPT_START, cause: 'MANUAL', source: 'tray', text: 'pressed' };
    const after = startAgain('ONE_WAY', engine, { onDisk, mark });
    expect(incident(after)?.text).toBe('pressed at 5 Jan 00:00 UTC; the desk ended before it was recorded');
  });
});
