import { describe, expect, it } from 'vitest';
import { confirmMark, type ConfirmedMark } from '../../../../src/main/domain/breaker/confirmMark.ts';
import type { PositionSide } from '../../../../src/main/domain/position/side.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

/** The believed price after each tick. */
function believed(side: PositionSide, ...ticks: readonly (readonly [ms: number, text: string])[]): readonly string[] {
  let mark: ConfirmedMark | null = null;
  return ticks.map(([ms, text]) => {
    mark = confirmMark(mark, { side, price: price(text), time: unixMs(ms) }, 250);
    return mark.price.toFixed();
  });
}

describe('confirmMark', () => {
  it('does not believe one print, however bad', () => {
    expect(believed('LONG', [0, '100'], [1_000, '80'], [2_000, '100'])).toEqual(['100', '100', '100']);
    expect(believed('SHORT', [0, '100'], [1_000, '120'], [2_000, '100'])).toEqual(['100', '100', '100']);
  });

  it('believes the better of two prints 250 ms apart', () => {
    expect(believed('LONG', [0, '100'], [1_000, '80'], [1_249, '79'], [1_250, '81'])).toEqual([
      '100',
      '100',
      '100',
      '81',
    ]);
    expect(believed('SHORT', [0, '100'], [1_000, '120'], [1_250, '119'])).toEqual(['100', '100', '119']);
  });

  it('keeps the best of the prints that wait', () => {
    expect(believed('LONG', [0, '100'], [100, '80'], [200, '95'], [350, '80'])).toEqual(['100', '100', '100', '95']);
  });

  it('goes on waiting for what is worse than the confirmed price', () => {
    expect(believed('LONG', [0, '100'], [250, '90'], [500, '80'], [750, '80'])).toEqual(['100', '100', '90', '80']);
    expect(believed('LONG', [0, '100'], [250, '80'], [500, '80'], [750, '80'])).toEqual(['100', '100', '80', '80']);
  });

  it('waits its 250 ms anew when the clock of the source is set back, and no day', () => {
    expect(believed('LONG', [90_000, '100'], [90_100, '80'], [1_000, '80'], [1_249, '80'], [1_250, '81'])).toEqual([
      '100',
      '100',
      '100',
      '100',
      '81',
    ]);
  });

  it('believes a better price at once', () => {
    expect(believed('LONG', [0, '100'], [10, '110'], [20, '105'], [30, '110'])).toEqual(['100', '110', '110', '110']);
  });

  it('starts anew when the side changes', () => {
    const long = confirmMark(null, { side: 'LONG', price: price('100'), time: unixMs(0) }, 250);
    const short = confirmMark(long, { side: 'SHORT', price: price('130'), time: unixMs(1) }, 250);
    expect([short.side, short.price.toFixed(), short.doubted]).toEqual(['SHORT', '130', null]);
  });
});
