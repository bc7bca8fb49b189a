/** On spot two stops of one position cannot rest beside each other: the old one is canceled, and then the new one is placed (RC-19). */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine } from '../../support/realEngine.ts';
import { alertOf, close, guarded, move, positionOf, restingStop, sentTo, stopsOf } from '../../support/spotDesk.ts';

const stopPrice = (engine: ReturnType<typeof guarded>) => positionOf(engine)?.stopPrice?.toFixed();

describe('a stop that is moved on spot', () => {
  it('is canceled, and placed at the new price once that is confirmed', () => {
    const engine = guarded();
    expect(move(engine, '97')).toMatchObject({ ok: true });
    expect(sentTo(engine)).toEqual(['cancel L-000001']);
    engine.wait(300);
    expect(sentTo(engine)).toEqual(['cancel L-000001', 'place L-000002 SELL STOP_MARKET 2']);
    expect(stopsOf(engine)).toEqual(['2 at 97']);
  });

  it('ends at the last price when it is moved again on the way', () => {
    const engine = guarded();
    move(engine, '96');
    engine.wait(60);
    move(engine, '97');
    engine.wait(500);
    expect(stopsOf(engine)).toEqual(['2 at 97']);
  });

  it('rests at the old price again when the venue refuses the new one, and says so', () => {
    const engine = guarded();
    engine.venue.spoil('place L-000002', { kind: 'rejected', code: '-2010', text: 'Order would trigger immediately.' });
    move(engine, '97');
    engine.wait(300);
    expect(stopsOf(engine)).toEqual(['2 at 95']);
    expect(stopPrice(engine)).toBe('95');
    expect(engine.drafts.filter((draft) => draft.type === 'STOP_MOVED').map((draft) => draft.data)).toMatchObject([
      { from: '95', to: '97' },
      { from: '97', to: '95' },
    ]);
  });

  it('closes the position when the old price is refused too', () => {
    const engine = guarded();
    const refused = { kind: 'rejected', code: '-2010', text: 'Order would trigger immediately.' } as const;
    engine.venue.spoil('place L-000002', refused);
    engine.venue.spoil('place L-000003', refused);
    move(engine, '97');
    engine.wait(500);
    expect(sentTo(engine).at(-1)).toBe('place L-000004 SELL MARKET 2');
    expect(engine.venue.total(BTC)).toBe('5');
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toMatchObject({ severity: 'P1' });
  });

  it('asks about a cancel whose answer was lost before it places anything', () => {
    const engine = guarded();
    engine.venue.spoil('cancel', { kind: 'answerLost' });
    engine.venue.stream.isMute = true;
    move(engine, '97');
    engine.wait(120);
    expect(sentTo(engine)).toEqual(['cancel L-000001']);
    engine.wait(1_000);
    expect(stopsOf(engine)).toEqual(['2 at 97']);
  });

  it('leaves nothing to guard when the old one fills meanwhile', () => {
    const engine = guarded();
    move(engine, '97');
    engine.venue.fillResting(restingStop(engine));
    engine.pass(3_000);
    expect(sentTo(engine)).toEqual(['cancel L-000001']);
    expect(engine.venue.total(BTC)).toBe('5');
  });

  it('gives way to a close on the way', () => {
    const engine = guarded();
    move(engine, '97');
    engine.wait(60);
    close(engine);
    engine.wait(500);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(engine.venue.working()).toEqual([]);
  });

  it('closes the position when the new stop is not confirmed three seconds after the old one left', () => {
    const engine = guarded();
    engine.venue.spoil('place L-000002', { kind: 'requestLost' });
    for (let question = 0; question < 9; question += 1) engine.venue.spoil('query L-000002', { kind: 'requestLost' });
    move(engine, '97');
    engine.wait(2_950);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toBeUndefined();
    engine.wait(60);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toMatchObject({ severity: 'P1' });
    engine.pass(20_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(positionOf(engine)).toBeUndefined();
  });

  it('grows with what is bought, one stop for the whole', () => {
    const engine = guarded();
    engine.restEntry('L-900001', BTC);
    engine.venue.fillResting('L-900001');
    engine.wait(500);
    const size = positionOf(engine)?.quantity.toFixed() ?? '';
    expect(stopsOf(engine)).toEqual([`${size} at 95`]);
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toBeUndefined();
  });

  it.each([0, 10, 40, 60, 90, 110, 160])('is guarded after a kill %i ms later', (after) => {
    const engine = guarded();
    move(engine, '97');
    engine.wait(after);
    engine.kill();
    engine.wait(60);
    const again = realEngine({ market: 'SPOT', before: engine });
    again.pass(6_000);
    expect(stopsOf(again)).toEqual(['2 at 97']);
    expect(again.venue.holding(BTC)).toBe('2');
  });
});

describe('a stop that is moved on a perpetual', () => {
  it('is placed at the new price before the old one is canceled', () => {
    const engine = guarded('ONE_WAY');
    move(engine, '97');
    engine.wait(300);
    expect(sentTo(engine)).toEqual(['place L-000002 SELL STOP_MARKET 2 reduce-only', 'cancel L-000001']);
    expect(stopsOf(engine)).toEqual(['2 at 97']);
  });

  it('closes the position when the venue refuses the new one', () => {
    const engine = guarded('ONE_WAY');
    engine.venue.spoil('place L-000002', { kind: 'rejected', code: '-2021', text: 'Order would immediately trigger.' });
    move(engine, '97');
    engine.wait(500);
    expect(engine.venue.holding(BTC)).toBe('0');
  });
});
