/** One tradable symbol with the rules of exchangeInfo. Status and filters change while the venue runs. */
import { InvariantError } from '../../../../src/shared/base/invariant.ts';
import { decimal, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Family } from './family.ts';

export type Filter = Record<string, string | number | boolean> & { filterType: string };

/** What a row of exchangeInfo must hold for the venue to trade it; every other field passes through. */
export interface InstrumentRow {
  readonly [field: string]: unknown;
  readonly symbol: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly filters: readonly Filter[];
}

export class Instrument {
  readonly family: Family;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  status: string;
  private readonly row: InstrumentRow;
  private readonly filters: Map<string, Filter>;

  constructor(family: Family, row: InstrumentRow, status: string) {
    this.family = family;
    this.symbol = row.symbol;
    this.base = row.baseAsset;
    this.quote = row.quoteAsset;
    this.status = status;
    this.row = row;
    this.filters = new Map(row.filters.map((filter) => [filter.filterType, { ...filter }]));
  }

  get isTrading(): boolean {
    return this.status === 'TRADING';
  }

  get tick(): Decimal {
    return this.limit('PRICE_FILTER', 'tickSize');
  }

  get step(): Decimal {
    return this.limit('LOT_SIZE', 'stepSize');
  }

  /** Widest gap between mark and last price, as a fraction of the mark, at which protected stops still trigger. */
  get triggerProtect(): Decimal {
    return decimal(String(this.row['triggerProtect']));
  }

  /** A number of a filter the symbol must have. */
  limit(filterType: string, field: string): Decimal {
    const value = this.filters.get(filterType)?.[field];
    if (value === undefined) throw new InvariantError(`${this.symbol} has no ${filterType}.${field}`);
    return decimal(String(value));
  }

  isSet(filterType: string, field: string): boolean {
    return this.filters.get(filterType)?.[field] === true;
  }

  setFilter(filterType: string, fields: Readonly<Record<string, string | number | boolean>>): void {
    this.filters.set(filterType, { ...this.filters.get(filterType), ...fields, filterType });
  }

  /** Price as USD-M writes it; spot always writes eight places. */
  priceText(price: Decimal): string {
    return price.toFixed(this.family === 'spot' ? 8 : Number(this.row['pricePrecision']));
  }

  quantityText(quantity: Decimal): string {
    return quantity.toFixed(this.family === 'spot' ? 8 : Number(this.row['quantityPrecision']));
  }

  /** Row of exchangeInfo as it is now. */
  describe(): Record<string, unknown> {
    return { ...this.row, status: this.status, filters: [...this.filters.values()] };
  }
}
