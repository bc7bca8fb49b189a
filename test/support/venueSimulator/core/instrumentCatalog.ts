/** The symbols of both families: those of the exchangeInfo fixtures and any number of further ones made after them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Family } from './family.ts';
import { Instrument, type InstrumentRow } from './instrument.ts';
import { refusal } from './venueError.ts';

const filterSchema = z.object({ filterType: z.string() }).catchall(z.union([z.string(), z.number(), z.boolean()]));
const rowSchema = z.looseObject({
  symbol: z.string(),
  status: z.string(),
  baseAsset: z.string(),
  quoteAsset: z.string(),
  filters: z.array(filterSchema),
});
const infoSchema = z.looseObject({ symbols: z.array(rowSchema) });

const FILES: Record<Family, string> = { spot: 'spot.exchangeInfo.json', usdm: 'futures.exchangeInfo.json' };

export class InstrumentCatalog {
  private readonly byFamily: Record<Family, Map<string, Instrument>>;
  private readonly heads: Record<Family, Record<string, unknown>>;

  constructor(addSymbols: number) {
    const spot = readFamily('spot', addSymbols);
    const usdm = readFamily('usdm', addSymbols);
    this.byFamily = { spot: spot.instruments, usdm: usdm.instruments };
    this.heads = { spot: spot.head, usdm: usdm.head };
  }

  all(family: Family): readonly Instrument[] {
    return [...this.byFamily[family].values()];
  }

  find(family: Family, symbol: string): Instrument | undefined {
    return this.byFamily[family].get(symbol);
  }

  /** The instrument, or the venue's refusal of an unknown symbol. */
  get(family: Family, symbol: string): Instrument {
    const found = this.find(family, symbol);
    if (found === undefined) throw refusal(-1121, 'Invalid symbol.');
    return found;
  }

  /** The venue knows the symbol no more. */
  remove(family: Family, symbol: string): void {
    this.byFamily[family].delete(symbol);
  }

  /** Body of exchangeInfo without its rate limits. */
  describe(family: Family, symbols?: readonly string[]): Record<string, unknown> {
    const chosen = symbols === undefined ? this.all(family) : symbols.map((symbol) => this.get(family, symbol));
    return { ...this.heads[family], symbols: chosen.map((instrument) => instrument.describe()) };
  }
}

function readFamily(family: Family, addSymbols: number) {
  const file = join(import.meta.dirname, '..', '..', 'exchangeFixtures', FILES[family]);
  const { symbols, ...head } = infoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const model = symbols.find((row) => row.symbol === 'ETHUSDT');
  const added = model === undefined ? [] : Array.from({ length: addSymbols }, (_, index) => renamed(model, index));
  const instruments = [...symbols, ...added].map((row) => new Instrument(family, row, row.status));
  return { head, instruments: new Map(instruments.map((each) => [each.symbol, each])) };
}

function renamed(model: InstrumentRow & { status: string }, index: number): InstrumentRow & { status: string } {
  const baseAsset = addedAsset(index);
  return { ...model, symbol: `${baseAsset}USDT`, pair: `${baseAsset}USDT`, baseAsset };
}

/** AAA000, AAA001, ... */
export const addedAsset = (index: number): string => `AAA${String(index).padStart(3, '0')}`;
