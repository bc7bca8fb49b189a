/** The venue's symbols, rules and fees as last read (RC-04). */
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { SymbolRules } from '../../../ports/venue.ts';
import type { RequestBudget } from './budget/requestBudget.ts';
import { CallError } from './callError.ts';
import { defaultCosts, readCosts, readInstrument, readMaxLeverage, type TradeCosts } from './readInstrument.ts';
import type { RequestLine } from './requestLine.ts';
import { overlaidTable, readSymbolTable, unlisted, type SymbolTable } from './symbolTable.ts';
import type { VenueParams, VenueRequest } from './venueExchange.ts';

export interface MarketRulesOptions {
  readonly market: 'SPOT' | 'PERP';
  readonly symbols: readonly SymbolName[];
  readonly line: RequestLine;
  readonly budget: RequestBudget;
  readonly now: () => UnixMs;
}

const NO_SUCH_SYMBOL = '-1121';
const EMPTY: SymbolTable = { byName: () => null, byVenueSymbol: () => null, limits: null };

export class MarketRules {
  readonly #options: MarketRulesOptions;
  #table: SymbolTable = EMPTY;
  /** The last reading of all symbols. */
  #whole: SymbolTable = EMPTY;
  #isOneGone = false;
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

  /** What the desk checks before it sends, of each of its symbols. */
  told(): readonly SymbolRules[] {
    return this.#instruments.map(
      ({ symbol, status, tick, lot, minQuantity, maxQuantity, minNotional, metadataAt }) =>
        ({ symbol, status, tick, lot, minQuantity, maxQuantity, minNotional, metadataAt }) satisfies SymbolRules,
    );
  }

  /** Symbols and filters of the whole venue. Rejects with CallError. */
  async readSymbols(): Promise<void> {
    const read = await this.#ask({});
    const gone = this.#options.symbols.flatMap((name) => {
      const last = read.byName(name) === null ? this.#table.byName(name) : null;
      return last === null ? [] : [unlisted(last)];
    });
    this.#whole = read;
    this.#isOneGone = gone.length > 0;
    this.#use(overlaidTable(read, gone));
  }

  /** Symbols and filters again, as few as the venue lets us ask for: the list of spot is large. Rejects with CallError. */
  async readAgain(): Promise<void> {
    const listed = this.#options.symbols.flatMap((name) => this.#table.byName(name) ?? []);
    // Asked for by name, one that is gone would have the whole question refused.
    if (this.#options.market === 'PERP' || this.#isOneGone || listed.length === 0) return this.readSymbols();
    try {
      const read = await this.#ask({ symbols: JSON.stringify(listed.map((each) => each.venueSymbol)) });
      this.#use(
        overlaidTable(
          this.#whole,
          listed.flatMap(({ name }) => read.byName(name) ?? []),
        ),
      );
    } catch (error) {
      if (!(error instanceof CallError) || error.facts.code !== NO_SUCH_SYMBOL) throw error;
      await this.readSymbols();
    }
  }

  async #ask(params: VenueParams): Promise<SymbolTable> {
    const { market, line } = this.#options;
    const api = market === 'SPOT' ? 'public' : 'fapiPublic';
    const { body } = await line.call({ api, method: 'GET', path: 'exchangeInfo', params }, { lane: 'RECONCILE' });
    return readSymbolTable(body, market);
  }

  #use(table: SymbolTable): void {
    this.#table = table;
    if (table.limits !== null) this.#options.budget.setLimits(table.limits);
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
