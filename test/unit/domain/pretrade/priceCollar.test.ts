import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collarBound, collarWidth, referencePrice } from '../../../../src/main/domain/pretrade/priceCollar.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import {
  buildDraft,
  buildEntryContext,
  buildQuoteFact,
  deepBook,
  settings,
} from '../../../support/buildEntryContext.ts';
import { checkOf } from '../../../support/entryGate.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const quoted = (bid: string, ask: string, last: string) => ({
  bid: price(bid),
  ask: price(ask),
  last: price(last),
  mid: price(decimal(bid).add(decimal(ask)).div(decimal(2))),
});
const moving = (sigma15m: number) => ({ sigma15m, sigmaNow: null, sigmaReference: null, observations: 0, atr: null });

describe('referencePrice', () => {
  const tight = quoted('99.75', '100.25', '99');
  const wide = quoted('99.74', '100.26', '99');

  it.each([
    ['the mid of a tight and fresh quote', { quote: tight, ageMs: 2_000 }, '100'],
    ['the last trade of a quote older than 2 s', { quote: tight, ageMs: 2_001 }, '99'],
    ['the last trade of a spread above 0.5 %', { quote: wide, ageMs: 0 }, '99'],
    ['the last trade up to 5 s', { quote: wide, ageMs: 5_000 }, '99'],
    ['nothing older than that', { quote: wide, ageMs: 5_001 }, undefined],
    ['the mid of a source with bars, up to two of them', { quote: tight, ageMs: 120_000, cadenceMs: 60_000 }, '100'],
    ['the last trade of one, up to two bars', { quote: wide, ageMs: 120_000, cadenceMs: 60_000 }, '99'],
    ['nothing older than two bars', { quote: tight, ageMs: 120_001, cadenceMs: 60_000 }, undefined],
  ])('is %s', (_what, fact, expected) => {
    expect(referencePrice(buildQuoteFact(fact))?.toFixed()).toBe(expected);
  });
});

describe('collarWidth', () => {
  it.each([
    [null, '0.01'],
    [0, '0.01'],
    [0.005, '0.015'],
    [0.1, '0.05'],
  ])('is clamped: sigma %s gives %s', (sigma, expected) => {
    expect(collarWidth(sigma, settings.orders).toFixed()).toBe(expected);
  });
});

describe('RC-05', () => {
  it('agrees with GC-017', () => {
    const { inputs, expected } = goldenCase('GC-017', {
      inputs: z.strictObject({
        bid: z.number(),
        ask: z.number(),
        sigma15m: z.number(),
        orders: z.array(z.tuple([z.enum(['BUY', 'SELL']), z.string()])),
      }),
      expected: z.strictObject({ ref: z.string(), c: z.number(), decisions: z.array(z.enum(['ACCEPT', 'REJECT'])) }),
    });
    const fact = buildQuoteFact({ quote: quoted(`${inputs.bid}`, `${inputs.ask}`, '1') });
    expect(referencePrice(fact)).toEqual(price(expected.ref));
    expect(collarWidth(inputs.sigma15m, settings.orders)).toEqual(decimal(`${expected.c}`));
    const decisions = inputs.orders.map(([side, limit]) => {
      const draft = buildDraft({ side, type: 'LIMIT', limitPrice: price(limit) });
      const context = buildEntryContext({ draft, quote: fact, volatility: moving(inputs.sigma15m) });
      return checkOf(context, 'Price collar').passed ? 'ACCEPT' : 'REJECT';
    });
    expect(decisions).toEqual(expected.decisions);
  });

  it('agrees with GC-018', () => {
    const { inputs, expected } = goldenCase('GC-018', {
      inputs: z.strictObject({ bid: z.number(), ask: z.number(), sigma15m: z.number() }),
      expected: z.strictObject({ c: z.number(), maxBuy: z.number(), minSell: z.number() }),
    });
    const reference = referencePrice(buildQuoteFact({ quote: quoted(`${inputs.bid}`, `${inputs.ask}`, '1') }));
    const width = collarWidth(inputs.sigma15m, settings.orders);
    expect(width).toEqual(decimal(`${expected.c}`));
    expect(reference && collarBound('BUY', reference, width)).toEqual(price(`${expected.maxBuy}`));
    expect(reference && collarBound('SELL', reference, width)).toEqual(price(`${expected.minSell}`));
  });

  it('warns that the narrowest collar holds while the volatility is unknown', () => {
    const volatility = { ...moving(0), sigma15m: null };
    expect(checkOf(buildEntryContext({ volatility }), 'Price collar')).toMatchObject({
      passed: true,
      text: 'How much the symbol moves is not known yet, so the narrowest collar holds (RC-05).',
    });
    const draft = buildDraft({ type: 'LIMIT', limitPrice: price('64000') });
    expect(checkOf(buildEntryContext({ volatility, draft }), 'Price collar')).toMatchObject({
      code: 'COLLAR',
      passed: false,
    });
  });

  it('says where a market order would fill', () => {
    const fact = buildQuoteFact({ quote: quoted('59990', '60010', '60000') });
    expect(
      checkOf(buildEntryContext({ quote: fact, depth: deepBook([['61000', '10']]) }), 'Price collar'),
    ).toMatchObject({
      code: 'COLLAR',
      value: '61000',
      limit: '60600',
      text: 'Expected price 61,000.0 is 1.7% above the reference 60,000.0. Allowed now 1.0%, up to 60,600.0. Use a limit order or a smaller size (RC-05).',
    });
  });

  it('guards both sides against a typo and names the allowed price', () => {
    const fact = buildQuoteFact({ quote: quoted('59990', '60010', '60000') });
    const text = (side: 'BUY' | 'SELL', limit: string) =>
      checkOf(
        buildEntryContext({ quote: fact, draft: buildDraft({ side, type: 'LIMIT', limitPrice: price(limit) }) }),
        'Price collar',
      );
    expect(text('BUY', '40000')).toMatchObject({
      code: 'TOO_PASSIVE',
      text: 'Limit 40,000.0 is 33.3% below the reference 60,000.0. Allowed now 20.0%, down to 48,000.0. Check the price for a typo (RC-05).',
    });
    expect(text('SELL', '600000')).toMatchObject({
      code: 'TOO_PASSIVE',
      text: 'Limit 600,000.0 is 900.0% above the reference 60,000.0. Allowed now 20.0%, up to 72,000.0. Check the price for a typo (RC-05).',
    });
    expect(text('SELL', '59399.9')).toMatchObject({
      code: 'COLLAR',
      text: 'Limit 59,399.9 is 1.0002% below the reference 60,000.0. Allowed now 1.0000%, down to 59,400.0. Check the price for a typo (RC-05).',
    });
  });
});
