/** Every control with a number in it, at that number. Limits are inclusive (D-2). */
import { describe, it } from 'vitest';
import type { EntryContext } from '../../../../src/main/domain/pretrade/context.ts';
import { decimal, type Decimal } from '../../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import {
  NOW,
  buildCredentials,
  buildDraft,
  buildEntryContext,
  buildListing,
  buildLiveContext,
  buildQuoteFact,
  buildState,
  buildVenueSetup,
  deepBook,
  settings,
} from '../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { atLeast, expectBoundary, inside, moved, type Boundary } from '../../../support/controlBoundary.ts';

const round = { bid: price('59990'), ask: price('60010'), last: price('60000'), mid: price('60000') };
const limitAt = (at: Decimal, over: Partial<EntryContext> = {}): EntryContext =>
  buildEntryContext({
    draft: buildDraft({ type: 'LIMIT', limitPrice: price(at) }),
    quote: buildQuoteFact({ quote: round }),
    ...over,
  });
/** The order is 0.02 BTC at 60,000, 1,200 of exposure and 20 at risk, on an equity of 10,000. */
const boundaries: readonly Boundary[] = [
  {
    rule: 'RC-02',
    name: 'State permission',
    what: 'a level above L0',
    at: (unit) => buildEntryContext({ state: buildState({ level: unit === 1 ? 'L1' : 'L0' }) }),
    passes: inside,
  },
  {
    rule: 'RC-03',
    name: 'Credentials',
    what: 'the age of the check, 24 h',
    at: (unit) => buildLiveContext({ credentials: buildCredentials({ checkedAt: unixMs(NOW - 86_400_000 - unit) }) }),
    passes: inside,
  },
  {
    rule: 'RC-04',
    name: 'Instrument rules',
    what: 'the age of the rules, 24 h',
    at: (unit) => buildEntryContext({ instrument: buildInstrument({ metadataAt: NOW - 86_400_000 - unit }) }),
    passes: inside,
  },
  {
    rule: 'RC-04',
    name: 'Instrument rules',
    what: 'the smallest notional',
    at: (unit) =>
      buildEntryContext({ instrument: buildInstrument({ minNotional: moved('1200', unit, '0.01').toFixed() }) }),
    passes: inside,
  },
  {
    rule: 'RC-04',
    name: 'Instrument rules',
    what: 'the smallest quantity',
    at: (unit) =>
      buildEntryContext({ instrument: buildInstrument({ minQuantity: moved('0.02', unit, '0.001').toFixed() }) }),
    passes: inside,
  },
  {
    rule: 'RC-04',
    name: 'Instrument rules',
    what: 'the largest quantity',
    at: (unit) =>
      buildEntryContext({ instrument: buildInstrument({ maxQuantity: moved('0.02', unit, '0.001').toFixed() }) }),
    passes: atLeast,
  },
  {
    rule: 'RC-05',
    name: 'Price collar',
    what: 'a buy 1 % above the mid',
    at: (unit) => limitAt(moved('60600', unit, '0.1')),
    passes: inside,
  },
  {
    rule: 'RC-05',
    name: 'Price collar',
    what: 'a buy 20 % below the mid',
    at: (unit) => limitAt(moved('48000', unit, '0.1')),
    passes: atLeast,
  },
  {
    rule: 'RC-05',
    name: 'Price collar',
    what: 'the expected price of a market buy',
    at: (unit) =>
      buildEntryContext({
        quote: buildQuoteFact({ quote: round }),
        depth: deepBook([[moved('60600', unit, '0.1').toFixed(), '10']]),
      }),
    passes: inside,
  },
  {
    rule: 'RC-20',
    name: 'Liquidation distance',
    what: 'twice the stop distance at 4x, liquidation at 45,000',
    at: (unit) =>
      buildEntryContext({
        draft: buildDraft({ stopPrice: price(moved('52500', unit, '0.1')) }),
        venueSetup: buildVenueSetup({ leverage: 4, maintenanceRate: decimal('0') }),
      }),
    passes: atLeast,
  },
  {
    rule: 'RC-21',
    name: 'Market data',
    what: 'the stale limit',
    at: (unit) => buildEntryContext({ quote: buildQuoteFact({ ageMs: 5_000 + unit }) }),
    passes: inside,
  },
  {
    rule: 'RC-21',
    name: 'Market data',
    what: 'a spread of 1 % of the mid',
    at: (unit) => {
      const half = moved('300', unit, '0.05');
      const mid = price('60000');
      const quote = { bid: price(mid.sub(half)), ask: price(mid.add(half)), last: mid, mid };
      return buildEntryContext({ quote: buildQuoteFact({ quote }) });
    },
    passes: inside,
  },
  {
    rule: 'RC-21',
    name: 'Second source',
    what: '0.5 % from a second source',
    at: (unit) => {
      const mid = price(moved('60300', unit, '0.1'));
      return buildEntryContext({
        quote: buildQuoteFact({ quote: { ...round, mid } }),
        secondSource: { name: 'Kraken', mid: price('60000'), ageMs: 100 },
      });
    },
    passes: inside,
  },
  {
    rule: 'RC-21',
    name: 'Unbroken stream',
    what: 'a missing update',
    at: (unit) => buildEntryContext({ sequence: { gap: unit === 1 ? '1 update is missing' : null } }),
    passes: inside,
  },
  {
    rule: 'RC-22',
    name: 'Liquidity',
    what: 'a slippage of 0.3 %',
    // Half at 60,000 and half 0.6 % above it cost 0.3 % on average.
    at: (unit) =>
      buildEntryContext({
        depth: deepBook([
          ['60000', '0.01'],
          [moved('60360', unit, '0.1').toFixed(), '10'],
        ]),
      }),
    passes: inside,
  },
  {
    rule: 'RC-22',
    name: 'Liquidity',
    what: '10 % of the visible depth',
    at: (unit) => buildEntryContext({ depth: deepBook([['60000', moved('0.2', unit, '0.01').toFixed()]]) }),
    passes: atLeast,
  },
  {
    rule: 'RC-29',
    name: 'Restricted list',
    what: 'the symbols of the mode',
    at: (unit) => {
      const names = ['ETH/USDT:USDT', 'SOL/USDT:USDT', 'XRP/USDT:USDT'].map(symbolName);
      const declared = [...names.slice(0, 1 + unit), buildDraft().symbol];
      const limits = { ...settings.modes.PAPER, symbols: 2 };
      return buildEntryContext({ limits, listing: buildListing({ declared }) });
    },
    passes: inside,
  },
  {
    rule: 'RC-29',
    name: 'Restricted list',
    what: 'a listing 30 days old',
    at: (unit) => buildLiveContext({ listing: buildListing({ listedAt: unixMs(NOW - 30 * 86_400_000 - unit) }) }),
    passes: atLeast,
  },
  {
    rule: 'RC-30',
    name: 'Deployment',
    what: 'a build that was changed',
    at: (unit) => buildLiveContext({ deployment: { buildHash: 'b', isVerified: unit < 1, selfTestPassed: true } }),
    passes: inside,
  },
  {
    rule: 'RC-31',
    name: 'Venue setup',
    what: 'the leverage of the mode',
    at: (unit) => buildEntryContext({ venueSetup: buildVenueSetup({ leverage: 3 + unit }) }),
    passes: inside,
  },
];

describe('AT-RC-1', () => {
  it.each(boundaries)('AT-RC-1: $rule holds at its limit: $what', (boundary) => {
    expectBoundary(boundary);
  });
});
