/** The venue's symbols, rules and fees as last read (RC-04). */
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { RequestBudget } from './budget/requestBudget.ts';
import { CallError } from './callError.ts';
import { defaultCosts, readCosts, readInstrument, readMaxLeverage, type TradeCosts } from './readInstrument.ts';
import type { RequestLine } from './requestLine.ts';
import { readSymbolTable, type SymbolTable } from './symbolTable.ts';
import type { VenueRequest } from './venueExchange.ts';

export interface MarketRulesOptions {
  readonly market: 'SPOT' | 'PERP';
  readonly symbols: readonly SymbolName[];
  readonly line: RequestLine;
  readonly budget: RequestBudget;
  readonly now: () => UnixMs;
}

const EMPTY: SymbolTable = { byName: () => null, byVenueSymbol: () => null, limits: null };

export class MarketRules {
  readonly #options: MarketRulesOptions;
  #table: SymbolTable = EMPTY;
  #costs: TradeCosts;
  #leverage: ReadonlyMap<string, number> = new Map();
  #instruments: readonly Instrument[] = [];

  constructor(options: MarketRulesOptions) {
    this.#options = options;
    this.#costs = defaultCosts[options.market];
  }

  readonly table = (): SymbolTable => this.#table;

  instruments(): readonly Instrument[] {
    return this.#instruments;
  }

  /** Symbols and filters. Rejects with CallError. */
  async readSymbols(): Promise<void> {
    const { market, line, budget } = this.#options;
    const api = market === 'SPOT' ? 'public' : 'fapiPublic';
    const { body } = await line.call({ api, method: 'GET', path: 'exchangeInfo' }, { lane: 'RECONCILE' });
    this.#table = readSymbolTable(body, market);
    if (this.#table.limits !== null) budget.setLimits(this.#table.limits);
    this.#build();
  }

  /** Fees and leverage limits of the account; where the venue does not say, what was known stays. */
  async readTerms(): Promise<void> {
    const { market, symbols } = this.#options;
    const first = symbols.map((name) => this.#table.byName(name)).find((listed) => listed !== null);
    if (first === undefined || first === null) return;
    const params = { symbol: first.venueSymbol };
    // The fee tier belongs to the account: one symbol stands for all, which saves a question of weight 20 for each.
    const path = market === 'SPOT' ? 'account/commission' : 'commissionRate';
    const costs = await this.#tryRead({
      api: market === 'SPOT' ? 'private' : 'fapiPrivate',
      method: 'GET',
      path,
      params,
    });
    this.#costs = readCosts(costs, market) ?? this.#costs;
    if (market === 'PERP') {
      const brackets = await this.#tryRead({ api: 'fapiPrivate', method: 'GET', path: 'leverageBracket' });
      const leverage = readMaxLeverage(brackets);
      if (leverage.size > 0) this.#leverage = leverage;
    }
    this.#build();
  }

  async #tryRead(request: VenueRequest): Promise<unknown> {
    try {
      return (await this.#options.line.call(request, { lane: 'RECONCILE' })).body;
    } catch (error) {
      if (error instanceof CallError) return null;
      throw error;
    }
  }

  #build(): void {
    const { market, symbols, now } = this.#options;
    this.#instruments = symbols.flatMap((name) => {
      const listed = this.#table.byName(name);
      if (listed === null) return [];
      const maxLeverage = this.#leverage.get(listed.venueSymbol) ?? 1;
      const instrument = readInstrument(listed, { market, costs: this.#costs, maxLeverage, readAt: now() });
      return instrument === null ? [] : [instrument];
    });
  }
}
