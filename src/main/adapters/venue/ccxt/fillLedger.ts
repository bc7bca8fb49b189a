/**
 * Which fills the desk was told: each trade id once, wherever it comes from. From what was told it knows what every position must be, so that a
 * report of the venue that counts more is noticed.
 */
import type { AccountEvent } from '../../../ports/venue.ts';
import type { Fill } from '../../../../shared/model/fill.ts';
import { ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName, TradeId } from '../../../../shared/values/ids.ts';
import { BoundedMap } from './stream/boundedMap.ts';

const MOST_TRADES = 50_000;
const MOST_ORDERS = 20_000;

type VenueFill = Omit<Fill, 'book'>;
/** Net position by symbol; one that is not there is flat. */
type Positions = ReadonlyMap<SymbolName, Decimal>;

export class FillLedger {
  readonly #tell: (event: AccountEvent) => void;
  readonly #told = new BoundedMap<TradeId, true>(MOST_TRADES);
  readonly #filled = new BoundedMap<ClientOrderId, Decimal>(MOST_ORDERS);
  readonly #positions = new Map<SymbolName, Decimal>();
  #hasAgreed = false;

  constructor(tell: (event: AccountEvent) => void) {
    this.#tell = tell;
  }

  /** Tells a fill unless it was told before. */
  accept(fill: VenueFill): void {
    if (this.#told.has(fill.tradeId)) return;
    this.#told.set(fill.tradeId, true);
    this.#filled.set(fill.clientOrderId, this.filledOf(fill.clientOrderId).plus(fill.quantity));
    const received = fill.quantity.minus(fill.baseFee ?? ZERO);
    const change = fill.side === 'BUY' ? received : fill.quantity.neg();
    this.#positions.set(fill.symbol, this.positionOf(fill.symbol).plus(change));
    this.#tell({ kind: 'fill', fill });
  }

  /** Whether a report was taken as a start: before it nothing is known of what is held. */
  get hasAgreed(): boolean {
    return this.#hasAgreed;
  }

  wasTold(id: TradeId): boolean {
    return this.#told.has(id);
  }

  /** Sum of the fills told of an order. */
  filledOf(id: ClientOrderId): Decimal {
    return this.#filled.get(id) ?? ZERO;
  }

  /** What the symbol holds by the last agreed report and the fills told since. */
  positionOf(symbol: SymbolName): Decimal {
    return this.#positions.get(symbol) ?? ZERO;
  }

  /** Symbols whose reported position is not what was told. */
  differing(reported: Positions): readonly SymbolName[] {
    return this.#symbols(reported).filter((symbol) => !this.positionOf(symbol).equals(reported.get(symbol) ?? ZERO));
  }

  /** Takes the venue's report of every position as the new start, once its fills were asked for. */
  agree(reported: Positions): void {
    for (const symbol of this.#symbols(reported)) this.#positions.set(symbol, reported.get(symbol) ?? ZERO);
    this.#hasAgreed = true;
  }

  /** Those with a position by the report or by what was told. */
  #symbols(reported: Positions): readonly SymbolName[] {
    const held = [...this.#positions].filter(([, size]) => !size.isZero()).map(([symbol]) => symbol);
    return [...new Set([...reported.keys(), ...held])];
  }
}
