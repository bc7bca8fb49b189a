/** What is really at the simulated venue, in the desk's names: one reading of it per kind of account. */
import {
  decimal,
  decimalText,
  floorToStep,
  maxDecimal,
  ZERO,
  type Decimal,
} from '../../../src/shared/values/decimal.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { BASES, ofKind, type AccountKind, type Base } from './accountKind.ts';

/** A position or one leg of it, signed. */
export interface Holding {
  readonly base: Base;
  readonly symbol: string;
  readonly size: Decimal;
}

interface Sent {
  readonly id: string;
  readonly symbol: string;
  readonly clientOrderId: string;
}

/** Ids that the desk gives; whatever else is at the venue is somebody else's. */
export const isOurs = (id: string): boolean => id.startsWith('L-') || id.startsWith('ES-');

export class AccountTruth {
  readonly kind: AccountKind;
  readonly venue: VenueSimulator;
  /** Of BTC, held before the desk came (SM-25). */
  readonly legacy: Decimal;
  /** What each base trades at. */
  readonly prices: Record<Base, number> = { BTC: 1_000, ETH: 100 };

  /** What the venue does not trade: it takes no stop there. */
  halted: Base | null = null;

  constructor(kind: AccountKind, venue: VenueSimulator, legacy: string) {
    this.kind = kind;
    this.venue = venue;
    this.legacy = decimal(legacy);
  }

  symbolOf = (base: Base): string => ofKind[this.kind].symbolOf(base);

  /** Everything that is held; the legs of a hedged symbol apart. */
  holdings(): readonly Holding[] {
    if (this.kind !== 'SPOT')
      return this.venue.usdm.positions().map(({ symbol, amount }) => {
        const base = BASES.find((each) => symbol === `${each}USDT`) ?? 'BTC';
        return { base, symbol: this.symbolOf(base), size: decimal(amount) };
      });
    return BASES.flatMap((base) => {
      const size = this.#beyondLegacy(base);
      return size.greaterThan(0) ? [{ base, symbol: this.symbolOf(base), size }] : [];
    });
  }

  /** Nothing, or less than the venue would sell (ES-09). */
  isDust({ base, size }: Holding): boolean {
    if (this.kind !== 'SPOT') return size.isZero();
    const { lot, minNotional } = ofKind.SPOT.rulesOf(base);
    return size.lessThan(lot) || size.mul(decimal(String(this.prices[base]))).lessThan(minNotional);
  }

  /** What of a holding the venue can be told to guard: whole lots, and none where even they are below the minimum. */
  guardable(holding: Holding): Decimal {
    if (holding.base === this.halted) return ZERO;
    if (this.kind !== 'SPOT') return holding.size.abs();
    return this.isDust(holding) ? ZERO : floorToStep(holding.size, decimal(ofKind.SPOT.rulesOf(holding.base).lot));
  }

  /** Quantity that resting stops of a symbol cover. */
  guarded(base: Base): Decimal {
    const name = `${base}USDT`;
    const stops =
      this.kind === 'SPOT'
        ? this.venue.spot.openOrders(name).filter(({ type }) => type === 'STOP_LOSS')
        : this.venue.usdm.openAlgoOrders(name);
    return stops.reduce<Decimal>((sum, { quantity }) => sum.plus(quantity), ZERO);
  }

  /** Client ids of what works. */
  working(): readonly string[] {
    if (this.kind === 'SPOT') return this.venue.spot.openOrders().map((each) => each.clientOrderId);
    const { usdm } = this.venue;
    return [
      ...usdm.openOrders().map((each) => each.clientOrderId),
      ...usdm.openAlgoOrders().map((each) => each.clientAlgoId),
    ];
  }

  /** Our fills. On USD-M the order that a stop became trades under the stop's id. */
  trades(): readonly Sent[] {
    const { spot, usdm } = this.venue;
    const trades = this.kind === 'SPOT' ? spot.trades() : usdm.trades();
    return trades.filter(({ clientOrderId }) => isOurs(clientOrderId));
  }

  /** Client ids of all orders there ever were. A stop that triggered becomes an order under its own id: that is one order, not two. */
  everSent(): readonly string[] {
    const { spot, usdm } = this.venue;
    if (this.kind === 'SPOT') return spot.orders().map((each) => each.clientOrderId);
    const children = new Set(usdm.algoOrders().map((each) => each.childOrderId));
    return [
      ...usdm.orders().flatMap((each) => (children.has(each.orderId) ? [] : [each.clientOrderId])),
      ...usdm.algoOrders().map((each) => each.clientAlgoId),
    ];
  }

  /** Nothing to close and nothing that works. */
  isFlat = (): boolean => this.working().length === 0 && this.holdings().every((each) => this.isDust(each));

  /** In words; null while what was there before the desk is untouched. */
  soldLegacy(): string | null {
    const missing = maxDecimal(ZERO, this.#beyondLegacy('BTC').neg());
    return this.kind === 'SPOT' && missing.greaterThan(0) ? `${decimalText(missing)} of the legacy BTC is gone` : null;
  }

  #beyondLegacy(base: Base): Decimal {
    const { free, locked } = this.venue.spot.balance(base);
    return decimal(free)
      .plus(locked)
      .minus(base === 'BTC' ? this.legacy : ZERO);
  }
}
