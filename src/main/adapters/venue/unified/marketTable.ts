/**
 * The venue's symbols as the library lists them: rules for the desk, and the step from the desk's quantities to the venue's, which counts contracts.
 * Pure. Linear perpetuals or spot only; a symbol whose rules are incomplete is none.
 */
import { z } from 'zod';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import {
  decimal,
  decimalText,
  maxDecimal,
  minDecimal,
  ONE,
  ZERO,
  type Decimal,
} from '../../../../shared/values/decimal.ts';
import { symbolNameSchema, type SymbolName } from '../../../../shared/values/ids.ts';
import { money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../../shared/values/quantity.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { amountField } from '../ccxt/venueFields.ts';

const optional = amountField.nullish().transform((amount) => amount ?? null);
const range = z.object({ min: optional.optional(), max: optional.optional() }).nullish();

const marketSchema = z.object({
  symbol: symbolNameSchema,
  base: z.string(),
  quote: z.string(),
  settle: z.string().nullish(),
  spot: z.boolean().nullish(),
  swap: z.boolean().nullish(),
  linear: z.boolean().nullish(),
  active: z.boolean().nullish(),
  contractSize: optional.optional(),
  maker: optional.optional(),
  taker: optional.optional(),
  precision: z.object({ amount: optional.optional(), price: optional.optional() }),
  limits: z.object({ amount: range, cost: range, market: range, leverage: range }),
});

type MarketRow = z.output<typeof marketSchema>;

export interface ListedMarket {
  readonly instrument: Instrument;
  /** How much of the base one unit of the venue's quantities is. */
  readonly contractSize: Decimal;
}

export type MarketTable = ReadonlyMap<SymbolName, ListedMarket>;

/** Fees of an account without discounts, where the venue names none. */
const DEFAULT_FEE = decimal('0.001');
/** Where the venue names no largest order; far above anything the desk sends. */
const NO_MAXIMUM = decimal('1000000000');

/** Reads what loadMarkets answers, which steps the quantity and price in ticks (the library's mode of all its exchanges today). */
export function readMarkets(body: unknown, market: 'SPOT' | 'PERP', readAt: UnixMs): MarketTable {
  const rows: unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : [];
  return new Map(
    rows.flatMap((each) => {
      const parsed = marketSchema.safeParse(each);
      const listed = parsed.success && isTraded(parsed.data, market) ? readMarket(parsed.data, market, readAt) : null;
      return listed === null ? [] : [[listed.instrument.symbol, listed] as const];
    }),
  );
}

const isTraded = ({ spot, swap, linear, quote, settle }: MarketRow, market: 'SPOT' | 'PERP'): boolean =>
  market === 'SPOT' ? spot === true : swap === true && linear === true && settle === quote;

function readMarket(row: MarketRow, market: 'SPOT' | 'PERP', readAt: UnixMs): ListedMarket | null {
  const { symbol, base, quote, precision, limits } = row;
  const tick = precision.price ?? ZERO;
  const contractSize = market === 'PERP' ? (row.contractSize ?? ONE) : ONE;
  const lot = (precision.amount ?? ZERO).mul(contractSize);
  if (tick.lessThanOrEqualTo(ZERO) || lot.lessThanOrEqualTo(ZERO)) return null;
  return {
    contractSize,
    instrument: {
      symbol,
      base,
      quote,
      kind: market,
      status: row.active === false ? 'HALTED' : 'TRADING',
      tick: price(tick),
      lot: quantity(lot),
      ...sizesOf(limits, { lot, contractSize }),
      minNotional: money(limits.cost?.min ?? ZERO),
      makerFee: row.maker ?? DEFAULT_FEE,
      takerFee: row.taker ?? DEFAULT_FEE,
      maxLeverage: Math.max(1, Math.trunc((limits.leverage?.max ?? ONE).toNumber())),
      metadataAt: readAt,
    },
  };
}

/** Smallest and largest order, by the rules of all orders and of market orders, in the desk's quantities. */
function sizesOf(
  { amount, market }: MarketRow['limits'],
  { lot, contractSize }: { readonly lot: Decimal; readonly contractSize: Decimal },
): Pick<Instrument, 'minQuantity' | 'maxQuantity'> {
  const least = maxDecimal(amount?.min ?? ZERO, market?.min ?? ZERO).mul(contractSize);
  const most = minDecimal(given(amount?.max), given(market?.max)).mul(contractSize);
  return { minQuantity: quantity(maxDecimal(lot, least)), maxQuantity: quantity(most) };
}

const given = (most: Decimal | null | undefined): Decimal =>
  most != null && most.greaterThan(ZERO) ? most : NO_MAXIMUM;

/** The venue's quantity as text: exact, or null where it is no whole number of lots, which the library would cut silently. */
export function toVenueQuantity({ instrument, contractSize }: ListedMarket, size: Quantity): string | null {
  return size.mod(instrument.lot).isZero() ? decimalText(size.div(contractSize)) : null;
}

/** The desk's quantity of a number of the venue's units. */
export const fromVenueQuantity = ({ contractSize }: ListedMarket, units: Decimal): Quantity =>
  quantity(units.mul(contractSize));
