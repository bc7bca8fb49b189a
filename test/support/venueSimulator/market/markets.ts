/** The markets of both families. */
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { InvariantError } from '../../../../src/shared/base/invariant.ts';
import type { Family } from '../core/family.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import { Sequence } from '../core/sequence.ts';
import { ADDED_SYMBOL_PRICE, startPrices } from '../core/startPrices.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { Market, type MarketListener } from './market.ts';

export interface MarketsParts {
  readonly catalog: InstrumentCatalog;
  readonly clock: VenueClock;
  readonly listener: MarketListener;
  readonly prices: Readonly<Record<string, string>>;
}

export class Markets {
  private readonly byFamily: Record<Family, ReadonlyMap<string, Market>>;

  constructor(parts: MarketsParts) {
    this.byFamily = { spot: openMarkets('spot', parts), usdm: openMarkets('usdm', parts) };
  }

  get(family: Family, symbol: string): Market {
    const found = this.byFamily[family].get(symbol);
    if (found === undefined) throw new InvariantError(`The venue has no ${family} market ${symbol}`);
    return found;
  }

  /** The symbol's market in each of the families, or in the one named; throws when there is none. */
  named(symbol: string, family?: Family): readonly Market[] {
    const families: readonly Family[] = family === undefined ? ['usdm', 'spot'] : [family];
    const found = families.flatMap((each) => this.byFamily[each].get(symbol) ?? []);
    if (found.length === 0) throw new InvariantError(`The venue has no market ${symbol}`);
    return found;
  }
}

function openMarkets(family: Family, { catalog, clock, listener, prices }: MarketsParts): ReadonlyMap<string, Market> {
  const tradeIds = new Sequence(6_402_000_001);
  const updateIds = new Sequence(77_000_000_001);
  return new Map(
    catalog.all(family).map((instrument) => {
      const price = decimal(prices[instrument.symbol] ?? startPrices[instrument.symbol] ?? ADDED_SYMBOL_PRICE);
      return [
        instrument.symbol,
        new Market({ instrument, listener, now: () => clock.now(), tradeIds, updateIds }, price),
      ];
    }),
  );
}
