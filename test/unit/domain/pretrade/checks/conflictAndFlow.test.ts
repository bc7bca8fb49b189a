import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EntryContext } from '../../../../../src/main/domain/pretrade/context.ts';
import { runEntryGate } from '../../../../../src/main/domain/pretrade/runEntryGate.ts';
import { fullBucket } from '../../../../../src/main/domain/pretrade/tokenBucket.ts';
import { clientOrderId } from '../../../../../src/shared/values/ids.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { NOW, buildDraft, buildEntryContext, settings } from '../../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { goldenCase } from '../../../../support/goldenCase.ts';

import { failedBy, ofSize, textBy } from '../../../../support/entryGate.ts';

describe('RC-23 at the entry gate', () => {
  it('refuses a reduce-only order and any role but ENTRY', () => {
    expect(failedBy({ draft: buildDraft({ reduceOnly: true }) })).toEqual(['RC-23 REDUCE_ONLY_ENTRY']);
    expect(failedBy({ draft: buildDraft({ role: 'EXIT' }) })).toEqual(['RC-23 REDUCE_ONLY_ENTRY']);
  });
});

describe('RC-08', () => {
  const accepted = {
    clientOrderId: clientOrderId('L-000231'),
    book: 'PAPER',
    source: 'manual',
    symbol: buildDraft().symbol,
    side: 'BUY',
    quantity: quantity('0.02'),
    price: price('60000'),
    acceptedAt: unixMs(NOW - 1_800),
  } as const;

  it('refuses a signal that was ordered before', () => {
    expect(failedBy({ signalUsed: true })).toEqual(['RC-08 SIGNAL_USED']);
    expect(textBy({ signalUsed: true })).toBe(
      'Signal manual-1 was ordered before. A signal is ordered once. Wait for the next one (RC-08).',
    );
  });

  it('names the order it repeats', () => {
    expect(textBy({ recentAccepted: [accepted] })).toBe(
      'Same order accepted 1.8 s ago (L-000231). An equal entry is possible after 5 s. For more size, raise the quantity of one order (RC-08).',
    );
  });

  it.each<[string, Partial<typeof accepted> | object]>([
    ['book', { book: 'LIVE' }],
    ['source', { source: 'donchian' }],
    ['symbol', { symbol: 'ETH/USDT:USDT' }],
    ['side', { side: 'SELL' }],
    ['quantity by more than 0.1%', { quantity: quantity('0.020021') }],
    ['price by more than a tick', { price: price('60000.2') }],
  ])('takes an order that differs in %s', (_name, overrides) => {
    expect(failedBy({ recentAccepted: [{ ...accepted, ...overrides }] })).toEqual([]);
  });

  it('compares limit orders by their limit', () => {
    const draft = buildDraft({ type: 'LIMIT', limitPrice: price('59000') });
    expect(failedBy({ draft, recentAccepted: [accepted] })).toEqual([]);
    expect(failedBy({ draft, recentAccepted: [{ ...accepted, price: price('59000.1') }] })).toEqual([
      'RC-08 DUPLICATE',
    ]);
  });

  it('agrees with GC-020', () => {
    const row = z.strictObject({ t: z.number(), qty: z.string(), price: z.string() });
    const { inputs, expected } = goldenCase('GC-020', {
      inputs: z.strictObject({ tick: z.string(), orders: z.array(row) }),
      expected: z.strictObject({ decisions: z.array(z.enum(['ACCEPT', 'REJECT'])) }),
    });
    const recentAccepted: EntryContext['recentAccepted'][number][] = [];
    const decisions = inputs.orders.map((order) => {
      const now = unixMs(NOW + order.t);
      const decisionPrice = price(order.price);
      const result = runEntryGate(
        buildEntryContext({
          now,
          decisionPrice,
          recentAccepted,
          draft: ofSize(order.qty),
          instrument: buildInstrument({ tick: inputs.tick, lot: '0.0001' }),
        }),
      );
      if (result.ok)
        recentAccepted.push({ ...accepted, quantity: quantity(order.qty), price: decisionPrice, acceptedAt: now });
      else expect(result.failed.map((check) => check.rule)).toEqual(['RC-08']);
      return result.ok ? 'ACCEPT' : 'REJECT';
    });
    expect(decisions).toEqual(expected.decisions);
  });
});

describe('RC-09 at the gate', () => {
  it('refuses without a token', () => {
    const bucket = { ...fullBucket(NOW, settings.orders), milliTokens: 999 };
    expect(failedBy({ bucket })).toEqual(['RC-09 THROTTLE']);
    expect(textBy({ bucket })).toBe(
      'Entries are coming too fast. At most 10 at once, 5 per second and 100 per minute. Try again in a moment (RC-09).',
    );
  });
});
