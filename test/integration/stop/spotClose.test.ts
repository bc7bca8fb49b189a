/** On spot a resting stop locks the balance: a close cancels it first, sells when that is certain, and puts it back where anything is left (RC-19). */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine } from '../../support/realEngine.ts';
import { alertOf, close, guarded, positionOf, restingStop, sentTo, stopsOf } from '../../support/spotDesk.ts';
import { phase } from '../../support/stopDesk.ts';

describe('a close on spot', () => {
  it('cancels the stop, and sells once that is confirmed', () => {
    const engine = guarded();
    expect(close(engine)).toMatchObject({ ok: true });
    expect(sentTo(engine)).toEqual(['cancel L-000001']);
    engine.wait(300);
    expect(sentTo(engine)).toEqual(['cancel L-000001', 'place L-000002 SELL MARKET 2']);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(positionOf(engine)).toBeUndefined();
  });

  it('guards the other half again at the same price', () => {
    const engine = guarded();
    close(engine, 'HALF');
    engine.wait(400);
    expect(sentTo(engine)).toEqual([
      'cancel L-000001',
      'place L-000002 SELL MARKET 1',
      'place L-000003 SELL STOP_MARKET 1',
    ]);
    expect(stopsOf(engine)).toEqual(['1 at 95']);
    expect(engine.venue.total(BTC)).toBe('6');
  });

  it('is told as closing from the request on, so that nothing closes twice', () => {
    const engine = guarded();
    close(engine);
    expect(close(engine)).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    engine.pass(5_000);
    expect(engine.venue.total(BTC)).toBe('5');
  });

  it('puts the stop back at once when the venue refuses the sale', () => {
    const engine = guarded();
    engine.venue.spoil('place L-000002', { kind: 'rejected', code: '-1015', text: 'Too many new orders.' });
    close(engine);
    engine.wait(200);
    expect(sentTo(engine).at(-1)).toBe('place L-000003 SELL STOP_MARKET 2');
    expect(stopsOf(engine)).toEqual(['2 at 95']);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toBeUndefined();
  });

  it('puts the stop back for what a sale that ended early left', () => {
    const engine = guarded();
    engine.venue.spoil('place L-000002', { kind: 'partial', quantity: '0.5' });
    close(engine);
    engine.wait(300);
    expect(stopsOf(engine)).toEqual(['1.5 at 95']);
    expect(engine.venue.total(BTC)).toBe('6.5');
  });

  it('puts the stop back within the time of RC-19 when the sale never arrived', () => {
    const engine = guarded();
    engine.venue.spoil('place L-000002', { kind: 'requestLost' });
    close(engine);
    engine.wait(2_900);
    expect(stopsOf(engine)).toEqual(['2 at 95']);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toBeUndefined();
  });

  it('asks what became of a cancel whose answer was lost, and sells after the answer', () => {
    const engine = guarded();
    // Neither the answer nor the stream tells.
    engine.venue.spoil('cancel', { kind: 'answerLost' });
    engine.venue.stream.isMute = true;
    close(engine);
    engine.wait(120);
    expect(sentTo(engine)).toEqual(['cancel L-000001']);
    engine.wait(1_000);
    expect(engine.venue.calls.some((call) => call.startsWith('query L-000001'))).toBe(true);
    expect(sentTo(engine)).toEqual(['cancel L-000001', 'place L-000002 SELL MARKET 2']);
    expect(engine.venue.total(BTC)).toBe('5');
  });

  it('cancels again when the cancel never arrived', () => {
    const engine = guarded();
    engine.venue.spoil('cancel', { kind: 'requestLost' });
    close(engine);
    engine.wait(1_000);
    expect(sentTo(engine)).toEqual(['cancel L-000001', 'cancel L-000001', 'place L-000002 SELL MARKET 2']);
    expect(engine.venue.total(BTC)).toBe('5');
  });

  it.each([0, 20, 40])('sells nothing when the stop fills %i ms into the cancel', (after) => {
    const engine = guarded();
    close(engine);
    engine.wait(after);
    engine.venue.fillResting(restingStop(engine));
    engine.pass(5_000);
    expect(sentTo(engine).filter((call) => call.startsWith('place'))).toEqual([]);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(positionOf(engine)).toBeUndefined();
    expect(alertOf(engine, 'ORDER_EVENT_ILLEGAL')).toBeUndefined();
  });

  it('sells nothing when the stop filled and nobody told', () => {
    const engine = guarded();
    engine.venue.stream.isMute = true;
    engine.venue.fillResting(restingStop(engine));
    engine.venue.stream.isMute = false;
    close(engine);
    engine.pass(3_000);
    expect(sentTo(engine).filter((call) => call.includes('MARKET 2'))).toEqual([]);
    expect(engine.venue.total(BTC)).toBe('5');
  });

  it('sells only the rest when the stop sold a part before its cancel', () => {
    const engine = guarded();
    close(engine);
    engine.venue.fillResting(restingStop(engine), '0.5');
    engine.wait(300);
    expect(sentTo(engine)).toEqual(['cancel L-000001', 'place L-000003 SELL MARKET 1.5']);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(positionOf(engine)).toBeUndefined();
  });

  it('is withdrawn by its cancel, and the stop comes back', () => {
    const engine = guarded();
    const closing = close(engine);
    if (!closing.ok) throw new Error(closing.error.message);
    const { clientOrderId } = closing.value as { clientOrderId: string };
    expect(engine.run({ name: 'cancelOrder', input: { clientOrderId } })).toMatchObject({ ok: true });
    engine.wait(300);
    expect(sentTo(engine)).toEqual(['cancel L-000001', 'place L-000003 SELL STOP_MARKET 2']);
    expect(stopsOf(engine)).toEqual(['2 at 95']);
  });

  it.each([0, 30, 60, 110])('leaves the sale to an emergency stop %i ms later, which sells once', (after) => {
    const engine = guarded();
    close(engine);
    engine.wait(after);
    engine.stop();
    engine.pass(10_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it.each([0, 10, 40, 60, 90, 110, 140, 160, 220])('is guarded or closed after a kill %i ms later', (after) => {
    const engine = guarded();
    close(engine, 'HALF');
    engine.wait(after);
    engine.kill();
    engine.wait(60);
    const again = realEngine({ market: 'SPOT', before: engine });
    again.pass(6_000);
    const size = positionOf(again)?.quantity.toFixed() ?? '0';
    expect(stopsOf(again)).toEqual([`${size} at 95`]);
    expect(again.venue.holding(BTC)).toBe(size);
    expect(['1', '2']).toContain(size);
  });

  it('says after three seconds that nothing guards what cannot be sold, and sells it when the venue is back', () => {
    const engine = guarded();
    engine.venue.spoil('cancel', { kind: 'answerLost' });
    close(engine);
    engine.venue.stream.isMute = true;
    engine.wait(80);
    engine.venue.isDown = true;
    engine.wait(2_900);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toBeUndefined();
    engine.wait(40);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toMatchObject({ severity: 'P1' });
    engine.wait(20_000);
    engine.venue.isDown = false;
    engine.wait(2_500);
    expect(engine.venue.total(BTC)).toBe('5');
  });
});

describe('a close on a perpetual', () => {
  it('is sent at once, and its stop is canceled when it is flat', () => {
    const engine = guarded('ONE_WAY');
    close(engine);
    expect(sentTo(engine)).toEqual(['place L-000002 SELL MARKET 2 reduce-only']);
    engine.wait(300);
    expect(sentTo(engine)).toEqual(['place L-000002 SELL MARKET 2 reduce-only', 'cancel L-000001']);
  });
});
