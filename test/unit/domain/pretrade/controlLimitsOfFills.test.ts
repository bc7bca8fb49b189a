/** RC-23 and RC-27 at their numbers: they judge reducing orders and fills, not entries. */
import { describe, expect, it } from 'vitest';
import { checkFill, type FillFacts } from '../../../../src/main/domain/pretrade/postTrade.ts';
import { runReduceGate } from '../../../../src/main/domain/pretrade/runReduceGate.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { NOW, buildDraft, buildEntryContext } from '../../../support/buildEntryContext.ts';
import { buildFill } from '../../../support/buildFill.ts';
import { inside, moved, units, type Unit } from '../../../support/controlBoundary.ts';

describe('AT-RC-1', () => {
  it('AT-RC-1: RC-23 holds at the position', () => {
    const passed = units.map((unit) => {
      const draft = buildDraft({
        side: 'SELL',
        role: 'EXIT',
        reduceOnly: true,
        stopPrice: null,
        quantity: quantity(moved('0.1', unit, '0.001')),
      });
      return runReduceGate(buildEntryContext({ draft, positionQuantity: quantity('0.1') })).ok;
    });
    expect(passed).toEqual(inside);
  });

  const facts: FillFacts = {
    fill: buildFill({ price: '60000', quantity: '1', fee: '30', liquidity: 'TAKER', venueTime: NOW }),
    orderQuantity: quantity('1'),
    filledBefore: decimal('0'),
    reference: price('60000'),
    collar: decimal('0.01'),
    makerFee: decimal('0.0002'),
    takerFee: decimal('0.0005'),
    sentAt: NOW,
    receivedAt: NOW,
  };

  it.each<[string, (unit: Unit) => FillFacts, string]>([
    [
      'twice the collar',
      (unit) => ({ ...facts, fill: { ...facts.fill, price: price(moved('61200', unit, '0.1')) } }),
      'FILL_PRICE',
    ],
    ['the ordered quantity', (unit) => ({ ...facts, filledBefore: moved('0', unit, '0.001') }), 'OVERFILL'],
    // 1.5 x 0.05 % of 60,000.
    [
      '1.5 times the fee',
      (unit) => ({ ...facts, fill: { ...facts.fill, fee: money(moved('45', unit, '0.01')) } }),
      'FILL_FEE',
    ],
    ['a second before it was sent', (unit) => ({ ...facts, sentAt: unixMs(NOW + 1_000 + unit) }), 'FILL_TIME'],
    ['a second in the future', (unit) => ({ ...facts, receivedAt: unixMs(NOW - 1_000 - unit) }), 'FILL_TIME'],
  ])('AT-RC-1: RC-27 holds at %s', (_what, at, code) => {
    expect(units.map((unit) => checkFill(at(unit)).map((found) => found.code))).toEqual([[], [], [code]]);
  });
});
