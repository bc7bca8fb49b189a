/** The emergency stop on real venues in miniature (ES): spot, one-way and hedge alike. */
import { describe, expect, it } from 'vitest';
import { buildTerms } from '../../support/buildOrder.ts';
import { ETH, realEngine } from '../../support/realEngine.ts';
import { legOf, armed, phase, incident, sent, closes, held, isFlat, place } from '../../support/stopDesk.ts';

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('emergency stop, %s', (market) => {
  it('AT-ES-01 happy path, call order equals ES-03', () => {
    const engine = armed(market);
    engine.stop();
    engine.pass(5_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(isFlat(engine)).toBe(true);
    expect(engine.venue.calls[0]).toBe('snapshot');
    const stop = place(engine, 'cancel L-000001');
    const close = place(engine, 'place ES-I1-');
    expect(place(engine, 'cancel L-900001')).toBeGreaterThan(0);
    expect(place(engine, 'cancel L-900001')).toBeLessThan(close);
    // On spot the stop locks the balance and goes first; on derivatives it stays until flat is verified (GC-076, GC-077).
    if (market === 'SPOT') expect(stop).toBeLessThan(close);
    else expect(stop).toBeGreaterThan(close);
    expect(closes(engine)).toHaveLength(1);
    expect(closes(engine)[0]).toContain(`SELL MARKET 2${market === 'SPOT' ? '' : ' reduce-only'}`);
  });

  it('AT-ES-02 second trigger during execution adds no orders', () => {
    const engine = armed(market);
    engine.stop();
    engine.wait(60);
    engine.stop();
    engine.pass(500);
    engine.stop();
    engine.pass(5_000);
    expect(incident(engine)).toMatchObject({ id: 'I1', triggers: 3 });
    expect(closes(engine)).toHaveLength(1);
    expect(held(engine, market)).toBe('0');
  });

  it('AT-ES-03 504 on close that did fill: no second sell', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', { kind: 'answerLost' });
    engine.stop();
    engine.pass(20_000);
    expect(closes(engine)).toHaveLength(1);
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-04 504 that did not fill: exactly one resend after two "not found"', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', { kind: 'requestLost' });
    engine.stop();
    engine.pass(20_000);
    const first = place(engine, 'place ES-I1-BTC_USDT_USDT-L-1');
    const second = place(engine, 'place ES-I1-BTC_USDT_USDT-L-2');
    expect(closes(engine)).toHaveLength(2);
    const asked = engine.venue.calls.slice(first, second).filter((call) => call.startsWith('query ES-'));
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(held(engine, market)).toBe('0');
  });

  it('AT-ES-05 cancel-reject because filled: position re-read, closed', () => {
    const engine = armed(market);
    // The entry fills at the venue while its cancel is on the way, and the stream has not told yet.
    engine.stop();
    engine.wait(60);
    engine.venue.fillResting('L-900001');
    engine.pass(10_000);
    expect(engine.venue.holding(ETH, legOf[market])).toBe('0');
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-06 resting limit on a flat symbol is cancelled', () => {
    const engine = realEngine({ market });
    engine.restEntry('L-900001', ETH);
    engine.stop();
    engine.pass(5_000);
    expect(engine.venue.working()).toEqual([]);
    expect(sent(engine, 'cancel L-900001')).toHaveLength(1);
    expect(closes(engine)).toEqual([]);
  });

  it('AT-ES-07 algo stop in the separate endpoint is found', () => {
    const engine = armed(market);
    const somebodys = buildTerms({
      clientOrderId: 'web_9',
      symbol: ETH,
      side: 'SELL',
      triggerPrice: '80',
      reduceOnly: true,
    });
    engine.venue.rest(somebodys);
    engine.stop();
    engine.pass(5_000);
    expect(sent(engine, 'cancel web_9').length).toBeGreaterThanOrEqual(1);
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(incident(engine)?.legs.map((leg) => leg.key)).toContain('web_9');
  });

  it('AT-ES-08 stop kept until flat, cancelled after', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', {
      kind: 'rejected',
      code: '-1008',
      text: 'Request throttled by system-level protection.',
    });
    engine.stop();
    engine.wait(160);
    // The first close was refused: on derivatives the position is still guarded.
    expect(engine.venue.working().some((id) => id.startsWith('L-000001'))).toBe(market !== 'SPOT');
    expect(held(engine, market)).toBe('2');
    engine.pass(8_000);
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-09 partial fill then 429', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-I1-BTC_USDT_USDT-L-1', { kind: 'partial', quantity: '0.5' });
    engine.venue.spoil('place ES-I1-BTC_USDT_USDT-L-2', {
      kind: 'rejected',
      code: '-1003',
      text: 'Too many requests.',
    });
    engine.stop();
    engine.pass(15_000);
    expect(closes(engine).map((call) => call.split(' ')[4])).toEqual(['2', '1.5', '1.5']);
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });
});
