import { describe, expect, it } from 'vitest';
import { riskMark, unrealizedPnl } from '../../../../src/main/domain/position/mark.ts';
import { openRisk } from '../../../../src/main/domain/position/openRisk.ts';
import { entrySide, exitSide, positionSideOf, sideOfQuantity } from '../../../../src/main/domain/position/side.ts';
import { decimal, decimalText } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { buildPosition } from '../../../support/buildPosition.ts';

const quote = { bid: price('59990'), ask: price('60010') };

describe('riskMark', () => {
  it('takes the bid for a long and the ask for a short (CV-06)', () => {
    expect(decimalText(riskMark(buildPosition(), quote))).toBe('59990');
    expect(decimalText(riskMark(buildPosition({ quantity: '-0.1' }), quote))).toBe('60010');
  });
});

describe('unrealizedPnl', () => {
  it('gains with the price on a long and against it on a short', () => {
    expect(decimalText(unrealizedPnl(buildPosition(), price('60500')))).toBe('50');
    expect(decimalText(unrealizedPnl(buildPosition({ quantity: '-0.1' }), price('60500')))).toBe('-50');
  });
});

describe('openRisk', () => {
  const costs = { exitFee: decimal('0.001'), stopSlippage: decimal('0.001') };

  it('is the loss to the slipped stop with the exit fee on a long', () => {
    // 0.1 x (60000 - 58941 + 58.941), stop 59000 slipped by 0.1%.
    expect(decimalText(openRisk(buildPosition({ stopPrice: '59000' }), costs))).toBe('111.7941');
  });

  it('mirrors that on a short', () => {
    // 0.1 x (61061 - 60000 + 61.061).
    expect(decimalText(openRisk(buildPosition({ quantity: '-0.1', stopPrice: '61000' }), costs))).toBe('112.2061');
  });

  it('is 0 when the stop is at breakeven or better (RC-17)', () => {
    expect(decimalText(openRisk(buildPosition({ stopPrice: '60000' }), costs))).toBe('0');
    expect(decimalText(openRisk(buildPosition({ stopPrice: '61000' }), costs))).toBe('0');
    expect(decimalText(openRisk(buildPosition({ quantity: '-0.1', stopPrice: '60000' }), costs))).toBe('0');
  });

  it('is the whole notional without a stop', () => {
    expect(decimalText(openRisk(buildPosition({ quantity: '-0.1' }), costs))).toBe('6000');
  });
});

describe('side', () => {
  it('relates order sides to directions both ways', () => {
    expect([positionSideOf('BUY'), positionSideOf('SELL')]).toEqual(['LONG', 'SHORT']);
    expect([entrySide('LONG'), entrySide('SHORT')]).toEqual(['BUY', 'SELL']);
    expect([exitSide('LONG'), exitSide('SHORT')]).toEqual(['SELL', 'BUY']);
    expect([sideOfQuantity(quantity('1')), sideOfQuantity(quantity('-1'))]).toEqual(['LONG', 'SHORT']);
  });
});
