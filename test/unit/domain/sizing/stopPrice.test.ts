import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { minimumEquity } from '../../../../src/main/domain/sizing/minimumEquity.ts';
import { sizingCosts } from '../../../../src/main/domain/sizing/sizingCosts.ts';
import {
  autoStopPrice,
  roundEntryAwayFromCrossing,
  roundStopTowardEntry,
} from '../../../../src/main/domain/sizing/stopPrice.ts';
import { quoteOf } from '../../../../src/main/domain/market/quote.ts';
import { decimal, decimalText, toWire } from '../../../../src/shared/values/decimal.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const text = z.string();

describe('roundStopTowardEntry', () => {
  it('agrees with GC-010', () => {
    const { inputs, expected } = goldenCase('GC-010', {
      inputs: z.object({ tick: text, longStop: text, shortStop: text }),
      expected: z.object({ longStopRounded: text, shortStopRounded: text }),
    });
    const tick = price(inputs.tick);
    expect(roundStopTowardEntry('LONG', decimal(inputs.longStop), tick)).toEqual(decimal(expected.longStopRounded));
    expect(roundStopTowardEntry('SHORT', decimal(inputs.shortStop), tick)).toEqual(decimal(expected.shortStopRounded));
  });
});

describe('roundEntryAwayFromCrossing', () => {
  it('lowers a buy and raises a sell to the tick', () => {
    expect(decimalText(roundEntryAwayFromCrossing('BUY', decimal('100.19'), price('0.1')))).toBe('100.1');
    expect(decimalText(roundEntryAwayFromCrossing('SELL', decimal('100.11'), price('0.1')))).toBe('100.2');
  });
});

describe('autoStopPrice', () => {
  it('agrees with GC-013', () => {
    const { inputs, expected } = goldenCase('GC-013', {
      inputs: z.object({ entry: text, atr: z.number(), k: z.number(), tick: text, side: z.enum(['LONG', 'SHORT']) }),
      expected: z.object({ stop: text }),
    });
    const found = autoStopPrice({
      side: inputs.side,
      entry: price(inputs.entry),
      atr: inputs.atr,
      multiple: inputs.k,
      tick: price(inputs.tick),
    });
    expect(found).toEqual(decimal(expected.stop));
  });

  it('lies above the entry of a short, rounded down', () => {
    const found = autoStopPrice({ side: 'SHORT', entry: price('100'), atr: 1.26, multiple: 2, tick: price('0.1') });
    expect(found).toEqual(decimal('102.5'));
  });

  it('is null when the range is wider than the price', () => {
    expect(autoStopPrice({ side: 'LONG', entry: price('1'), atr: 0.6, multiple: 2, tick: price('0.1') })).toBeNull();
  });
});

describe('minimumEquity', () => {
  it('agrees with GC-009', () => {
    const { inputs, expected } = goldenCase('GC-009', {
      inputs: z.object({ minNotional: text, perSymbolCap: text }),
      expected: z.object({ minEquity: text }),
    });
    expect(minimumEquity(money(inputs.minNotional), decimal(inputs.perSymbolCap))).toEqual(decimal(expected.minEquity));
  });
});

describe('sizingCosts', () => {
  const quote = quoteOf({ last: '100', bid: '99', ask: '101' }, { tick: price('1') });
  const input = { quote, instrument: buildInstrument(), stopSlippageMin: decimal('0.001') };

  it('gives a market order half the spread and the taker fee both ways', () => {
    expect(toWire(sizingCosts({ ...input, type: 'MARKET', postOnly: false }))).toEqual({
      entryFee: '0.0005',
      exitFee: '0.0005',
      entrySlippage: '0.01',
      stopSlippage: '0.001',
    });
  });

  it('gives a post-only limit the maker fee and no slippage', () => {
    expect(toWire(sizingCosts({ ...input, type: 'LIMIT', postOnly: true }))).toMatchObject({
      entryFee: '0.0002',
      entrySlippage: '0',
    });
  });
});
