import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDataDir, openTestDesk, removeDataDir, type TestDesk } from '../../support/testDesk.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';

let dataDir: string;
let desk: TestDesk;

const ticket = (symbol: string, over: Record<string, unknown> = {}) => ({
  symbol,
  side: 'BUY' as const,
  type: 'MARKET' as const,
  entry: null,
  stop: '97.00',
  autoStop: false,
  quantity: '1.00',
  timeInForce: 'GTC' as const,
  postOnly: false,
  ...over,
});

beforeEach(async () => {
  dataDir = newDataDir();
  desk = await openTestDesk({ source: scriptedSource(4), dataDir });
  await desk.call('enterPaper', { equity: '10000' });
  await desk.play(2_000);
  await desk.call('placeOrder', ticket('S000/USDT'));
  await desk.call('placeOrder', ticket('S001/USDT', { side: 'SELL', stop: '103.00' }));
  await desk.call('placeOrder', ticket('S002/USDT', { type: 'LIMIT', entry: '95.00', stop: '92.00' }));
  await desk.play(3_000);
});

afterEach(async () => {
  await desk.stop();
  removeDataDir(dataDir);
});

describe('emergency stop on the paper book', () => {
  it('starts from two positions with their stops and one working entry', async () => {
    const view = await desk.view();
    expect(Object.keys(view.rows.positions).toSorted()).toEqual(['S000/USDT', 'S001/USDT']);
    expect(view.rows.positions['S000/USDT']).toMatchObject({
      side: 'LONG',
      quantity: '1',
      stop: '97',
      stopPlace: 'venue',
    });
    expect(
      Object.values(view.rows.orders)
        .filter((order) => order.status === 'OPEN')
        .map((order) => order.role)
        .toSorted(),
    ).toEqual(['ENTRY', 'STOP', 'STOP']);
  });

  it('blocks entries at once, cancels and flattens everything, and proves it twice', async () => {
    const pressed = await desk.call('emergencyStop', { source: 'button' });
    expect(pressed).toMatchObject({ ok: true, value: { incident: 'I1', entriesBlocked: true } });
    const refused = await desk.call('placeOrder', ticket('S003/USDT'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    await desk.playUntil(() => desk.state.durable.incident?.phase === 'COOLDOWN');
    const { parts, rows } = await desk.view();
    expect(Object.keys(rows.positions)).toEqual([]);
    expect(
      Object.values(rows.orders).filter((order) => ['OPEN', 'PARTIAL', 'IN_FLIGHT', 'UNKNOWN'].includes(order.status)),
    ).toEqual([]);
    expect(parts.stop.incident?.steps.map((step) => [step.step, step.state])).toEqual([
      ['latch', 'done'],
      ['blocked', 'done'],
      ['snapshot', 'done'],
      ['cancels', 'done'],
      ['closes', 'done'],
      ['flat', 'done'],
      ['stops', 'done'],
      ['verified', 'done'],
      ['report', 'done'],
    ]);
    expect(parts.stop.incident?.legs.map((leg) => [leg.symbol, leg.kind, leg.state]).toSorted()).toEqual([
      ['S000/USDT', 'CLOSE', 'FLAT'],
      ['S001/USDT', 'CLOSE', 'FLAT'],
      ['S002/USDT', 'CANCEL', 'CANCELED'],
    ]);
  });

  it('sends nothing twice when it is pressed three more times', async () => {
    for (let press = 0; press < 4; press += 1) await desk.call('emergencyStop', { source: 'button' });
    await desk.playUntil(() => desk.state.durable.incident?.phase === 'COOLDOWN');
    const closing = [...desk.state.durable.books.PAPER.orders.values()].filter((order) => order.role === 'EMERGENCY');
    expect(closing.map((order) => order.clientOrderId).toSorted()).toEqual(['ES-I1-S000-L-1', 'ES-I1-S001-S-1']);
    expect(desk.state.durable.incident?.triggers).toBe(4);
  });

  it('is still stopped after a restart half way and ends flat', async () => {
    await desk.call('emergencyStop', { source: 'hotkey' });
    await desk.stop();
    desk = await openTestDesk({ source: scriptedSource(4), dataDir });
    expect(desk.state.durable.modeState).toMatchObject({ mode: 'EMERGENCY_STOP', modeBefore: 'PAPER' });
    await desk.playUntil(() => desk.state.durable.incident?.phase === 'COOLDOWN');
    expect(desk.state.durable.books.PAPER.positions.size).toBe(0);
    expect((await desk.call('placeOrder', ticket('S003/USDT'))).ok).toBe(false);
  });

  it('resumes only after the cooldown, with the phrase and a reason, and starts no strategy', async () => {
    await desk.call('emergencyStop', { source: 'button' });
    await desk.playUntil(() => desk.state.durable.incident?.phase === 'COOLDOWN');
    const resume = { mode: 'PAPER' as const, phrase: 'RESUME', reason: 'tested the stop by hand' };
    expect(await desk.call('resume', resume)).toMatchObject({ ok: false, error: { code: 'COOLDOWN' } });
    await desk.playUntil(() => desk.state.durable.incident?.phase === 'AWAITING_APPROVAL');
    expect(await desk.call('resume', { ...resume, phrase: 'resume' })).toMatchObject({
      ok: false,
      error: { code: 'PHRASE_MISMATCH', message: "Found 'resume'. Type exactly RESUME, with capitals." },
    });
    expect(await desk.call('resume', { ...resume, reason: 'because' })).toMatchObject({
      ok: false,
      error: { code: 'REASON_TOO_SHORT' },
    });
    expect(await desk.call('resume', { ...resume, mode: 'LIVE_MINIMAL' })).toMatchObject({
      ok: false,
      error: { code: 'ILLEGAL_TRANSITION' },
    });
    expect((await desk.call('resume', resume)).ok).toBe(true);
    expect(desk.state.durable.modeState).toEqual({ mode: 'PAPER', run: 'PAUSED' });
    expect(desk.state.durable.incident).toBeNull();
  });
});
