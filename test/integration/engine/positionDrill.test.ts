import { describe, expect, it } from 'vitest';
import { previewPositionDrill } from '../../../src/main/engine/drills/planPositionDrill.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { isTerminal } from '../../../src/shared/model/order.ts';
import { LIVE_SYMBOL, liveEngine, type LiveEngine } from '../../support/liveEngine.ts';
import { testEngine } from '../../support/testEngine.ts';

const HOLD_MS = defaultSettings().approval.holdMs;
/** What a person would see and confirm: one lot of the symbol is plenty. */
const confirmed = { symbol: LIVE_SYMBOL, quantity: '10', heldMs: HOLD_MS } as const;
const drill = { name: 'startDrill', input: { kind: 'stop-position', confirmed } } as const;
const start = (engine: LiveEngine, change: Partial<Record<keyof typeof confirmed, unknown>> | null) =>
  engine.run({
    name: 'startDrill',
    input: { kind: 'stop-position', ...(change === null ? {} : { confirmed: { ...confirmed, ...change } }) },
  } as typeof drill);
const preview = (engine: LiveEngine) => previewPositionDrill(engine.turn());
const live = ({ state }: LiveEngine) => state.durable.books.LIVE;
const working = (engine: LiveEngine) => [...live(engine).orders.values()].filter(({ status }) => !isTerminal(status));
const scored = ({ state }: LiveEngine) => state.durable.drills.at(-1);

describe('the drill with a position', () => {
  it('opens the smallest position with its stop, closes it by the plan of the stop, and times it to flat', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    expect(engine.run(drill)).toEqual({
      ok: true,
      value: {
        text: `The smallest position in ${LIVE_SYMBOL} is being opened. It is closed as soon as its stop rests.`,
      },
    });
    expect(engine.run(drill)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
    engine.pass(15_000);
    expect(scored(engine)).toMatchObject({ kind: 'stop-position', passed: true, tripped: [] });
    expect(scored(engine)?.flatMs).toBeLessThan(5_000);
    expect(scored(engine)?.loss?.toNumber()).toBeGreaterThan(0);
    expect(live(engine).positions.size).toBe(0);
    expect(working(engine)).toEqual([]);
    const roles = [...live(engine).orders.values()].map(({ role, side }) => `${role} ${side}`);
    expect(roles.toSorted()).toEqual(['ENTRY BUY', 'EXIT SELL', 'STOP SELL']);
    expect(engine.state.durable.modeState.mode).toBe('LIVE_MINIMAL');
    expect(engine.state.durable.books.PAPER.orders.size).toBe(0);
  });

  it('is refused above L0, while the only symbol is busy, and outside the live modes', () => {
    const busy = liveEngine();
    busy.pass(2_000);
    busy.enter('LIVE', '1');
    busy.pass(2_000);
    expect(busy.run(drill)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });

    const slow = liveEngine();
    slow.pass(2_000);
    slow.run({ name: 'setLevel', input: { level: 'L1' } });
    expect(slow.run(drill)).toMatchObject({
      ok: false,
      error: { code: 'NOT_READY', message: 'Found level L1. A drill with a position needs L0.' },
    });
    expect(testEngine().run(drill)).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('shows what it would buy and what it costs at most, and sends nothing for it', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    const shown = preview(engine);
    if (!shown.ok) throw new Error(shown.error.message);
    const { symbol, side, quantity, price, notional, stop, lossAtStop, realMoney, holdMs, refusals } = shown.value;
    expect({ symbol, side, realMoney, holdMs, refusals }).toEqual({
      symbol: LIVE_SYMBOL,
      side: 'BUY',
      realMoney: false,
      holdMs: HOLD_MS,
      refusals: [],
    });
    expect(Number(notional)).toBeCloseTo(Number(quantity) * Number(price), 8);
    const distance = (Number(price) - Number(stop)) * Number(quantity);
    expect(Number(stop) / Number(price)).toBeGreaterThan(0.96);
    expect(Number(stop)).toBeLessThan(Number(price));
    expect(Number(lossAtStop)).toBeGreaterThan(distance);
    expect(Number(lossAtStop)).toBeLessThan(distance * 1.5);
    expect(live(engine).orders.size).toBe(0);
    expect(start(engine, { quantity }).ok).toBe(true);
    engine.pass(500);
    const [entry] = [...live(engine).orders.values()];
    expect(entry?.quantity.toFixed()).toBe(quantity);
    expect(preview(engine)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
  });

  it('buys nothing that was not confirmed: not asked, not held, another symbol, more than was shown', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    expect(start(engine, null)).toMatchObject({ ok: false, error: { code: 'NEEDS_APPROVAL' } });
    expect(start(engine, { heldMs: HOLD_MS - 1 })).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    expect(start(engine, { symbol: 'SOL/USDT' })).toMatchObject({ ok: false, error: { code: 'APPROVAL_VOID' } });
    expect(start(engine, { quantity: '0.0000001' })).toMatchObject({ ok: false, error: { code: 'APPROVAL_VOID' } });
    expect(live(engine).orders.size).toBe(0);
  });

  it('does not pass when an emergency stop comes first, and leaves the closing to it', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    engine.run(drill);
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(10_000);
    const found = engine.state.durable.drills.find(({ kind }) => kind === 'stop-position');
    expect(found).toMatchObject({ passed: false, flatMs: null });
    expect(found?.text).toContain('an emergency stop came first');
    expect(live(engine).positions.size).toBe(0);
  });

  it('does not pass when the close never reaches the venue', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    engine.run(drill);
    engine.pass(1_000);
    engine.venues.LIVE.spoilNext('place', { kind: 'requestLost', afterMs: 60_000 });
    engine.pass(40_000);
    expect(scored(engine)).toMatchObject({ kind: 'stop-position', passed: false });
    expect(scored(engine)?.text).toContain('not flat within 15 s');
  });
});
