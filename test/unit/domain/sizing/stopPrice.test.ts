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
      inputs: z.strictObject({ tick: text, longStop: text, shortStop: text }),
      expected: z.strictObject({ longStopRounded: text, shortStopRounded: text }),
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
      inputs: z.strictObject({
        entry: text,
        atr: z.number(),
        k: z.number(),
        tick: text,
        side: z.enum(['LONG', 'SHORT']),
      }),
      expected: z.strictObject({ stop: text }),
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
      inputs: z.strictObject({ minNotional: text, stepBuffer: z.literal('0.10'), perSymbolCap: text }),
      expected: z.strictObject({ minEquity: text }),
    });
    expect(minimumEquity(money(inputs.minNotional), decimal(inputs.perSymbolCap))).toEqual(decimal(expected.minEquity));
  });
});

describe('sizingCosts', () => {
  const quote = quoteOf({ last: '100', bid: '99', ask: '101' }, { tick: price('1') });
  const input = {
    quote,
    instrument: buildInstrument(),
    stopSlippageMin: decimal('0.001'),
    bookWalk: decimal('0'),
    realized: { entry: null, stop: null },
  };
  const market = { ...input, type: 'MARKET', postOnly: false } as const;

  it('gives a market order half the spread and the taker fee both ways', () => {
    expect(toWire(sizingCosts(market))).toEqual({
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

  it('adds the way through the book, and takes what orders of the symbol really paid where that is more', () => {
    expect(toWire(sizingCosts({ ...market, bookWalk: decimal('0.002') }))).toMatchObject({ entrySlippage: '0.012' });
    const realized = { entry: decimal('0.0121'), stop: decimal('0.0006') };
    expect(toWire(sizingCosts({ ...market, bookWalk: decimal('0.002'), realized }))).toMatchObject({
      entrySlippage: '0.0121',
      // Twice the median of the stops.
      stopSlippage: '0.0012',
    });
    const better = { entry: decimal('-0.001'), stop: decimal('0.0005') };
    expect(toWire(sizingCosts({ ...market, realized: better }))).toMatchObject({
      entrySlippage: '0.01',
      stopSlippage: '0.001',
    });
  });
});
