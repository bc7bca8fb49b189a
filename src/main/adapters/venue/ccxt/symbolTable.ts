/** Every symbol the venue lists with its rules, by our name and by the venue's. Pure. */
import { z } from 'zod';
import { symbolNameSchema, type SymbolName } from '../../../../shared/values/ids.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/values/time.ts';
import type { BudgetLimits } from './budget/requestBudget.ts';

const symbolSchema = z.object({
  symbol: z.string(),
  status: z.string().optional(),
  baseAsset: z.string(),
  quoteAsset: z.string(),
  marginAsset: z.string().optional(),
  contractType: z.string().optional(),
  filters: z.array(z.unknown()),
});
const rateLimitSchema = z.object({
  rateLimitType: z.string(),
  interval: z.enum(['SECOND', 'MINUTE', 'DAY']),
  intervalNum: z.int(),
  limit: z.int(),
});
const exchangeInfoSchema = z.object({
  rateLimits: z.array(z.unknown()).default([]),
  symbols: z.array(z.unknown()),
});

/** One symbol as the venue lists it. */
export interface ListedSymbol {
  readonly name: SymbolName;
  readonly venueSymbol: string;
  readonly base: string;
  readonly quote: string;
  readonly status: string;
  /** Read field by field where they are needed: the venue lists thousands of symbols. */
  readonly filters: readonly unknown[];
}

/** A field of a filter as it stands there; undefined where the symbol has no such filter or field. */
export function filterField({ filters }: ListedSymbol, filterType: string, field: string): unknown {
  const isNamed = (filter: unknown): filter is Readonly<Record<string, unknown>> =>
    typeof filter === 'object' && filter !== null && 'filterType' in filter && filter.filterType === filterType;
  return filters.find(isNamed)?.[field];
}

export interface SymbolTable {
  byName(name: SymbolName): ListedSymbol | null;
  byVenueSymbol(venueSymbol: string): ListedSymbol | null;
  /** The venue's own limits; null where the answer names none. */
  readonly limits: BudgetLimits | null;
}

const PERPETUAL = 'PERPETUAL';
const CLOSED = 'CLOSE';
const INTERVAL_MS = { SECOND: SECOND_MS, MINUTE: MINUTE_MS } as const;

/** Reads exchangeInfo; contracts with a delivery date are left out. Throws where the answer has another shape. */
export function readSymbolTable(body: unknown, market: 'SPOT' | 'PERP'): SymbolTable {
  const { symbols, rateLimits } = exchangeInfoSchema.parse(body);
  const listed = symbols.flatMap((each) => readSymbol(each, market));
  const byName = new Map(listed.map((each) => [each.name, each]));
  const byVenueSymbol = new Map(listed.map((each) => [each.venueSymbol, each]));
  return {
    byName: (name) => byName.get(name) ?? null,
    byVenueSymbol: (venueSymbol) => byVenueSymbol.get(venueSymbol) ?? null,
    limits: readLimits(rateLimits),
  };
}

/** The table with some of its symbols as they were read since. */
export function overlaidTable(table: SymbolTable, rows: readonly ListedSymbol[]): SymbolTable {
  const byName = new Map(rows.map((each) => [each.name, each]));
  const byVenueSymbol = new Map(rows.map((each) => [each.venueSymbol, each]));
  return {
    byName: (name) => byName.get(name) ?? table.byName(name),
    byVenueSymbol: (venueSymbol) => byVenueSymbol.get(venueSymbol) ?? table.byVenueSymbol(venueSymbol),
    limits: table.limits,
  };
}

/** A symbol the venue does not list any more: what is left in it can still be asked about and canceled. */
export const unlisted = (last: ListedSymbol): ListedSymbol => ({ ...last, status: CLOSED });

function readSymbol(row: unknown, market: 'SPOT' | 'PERP'): readonly ListedSymbol[] {
  const parsed = symbolSchema.safeParse(row);
  if (!parsed.success) return [];
  const { symbol, baseAsset: base, quoteAsset: quote, marginAsset, contractType, status, filters } = parsed.data;
  if (market === 'PERP' && contractType !== PERPETUAL) return [];
  const name = symbolNameSchema.safeParse(
    market === 'PERP' ? `${base}/${quote}:${marginAsset ?? quote}` : `${base}/${quote}`,
  );
  // Names outside our alphabet cannot be traded here.
  if (!name.success) return [];
  return [{ name: name.data, venueSymbol: symbol, base, quote, status: status ?? '', filters }];
}

function readLimits(rows: readonly unknown[]): BudgetLimits | null {
  const limits = rows.flatMap((row) => {
    const parsed = rateLimitSchema.safeParse(row);
    if (!parsed.success || parsed.data.interval === 'DAY') return [];
    const { rateLimitType: type, interval, intervalNum, limit } = parsed.data;
    return [{ type, intervalMs: INTERVAL_MS[interval] * intervalNum, limit }];
  });
  const weight = limits.find((each) => each.type === 'REQUEST_WEIGHT' && each.intervalMs === MINUTE_MS);
  if (weight === undefined) return null;
  const orders = limits.filter((each) => each.type === 'ORDERS');
  return { weightPerMinute: weight.limit, orders: orders.map(({ intervalMs, limit }) => ({ intervalMs, limit })) };
}
