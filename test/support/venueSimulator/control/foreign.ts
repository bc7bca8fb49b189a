/** What others do to the account: a second bot, the trader's phone, the venue itself. Everything is reported on the user streams. */
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { InvariantError } from '../../../../src/shared/base/invariant.ts';
import type { Family } from '../core/family.ts';
import { Params } from '../core/params.ts';
import type { OrderRecord } from '../orders/simOrder.ts';
import type { SpotVenue } from '../spot/spotVenue.ts';
import { accountPosition, balanceUpdate } from '../spot/spotEvents.ts';
import { setLeverage } from '../usdm/accountRoutes.ts';
import type { AlgoRecord } from '../usdm/algoOrder.ts';
import { payFunding } from '../usdm/funding.ts';
import { accountUpdate } from '../usdm/usdmEvents.ts';
import type { UsdmDesk } from '../usdm/usdmDesk.ts';

export interface PositionTexts {
  /** Below zero for a short. */
  readonly amount: string;
  readonly price: string;
  readonly side?: 'BOTH' | 'LONG' | 'SHORT';
}

export type WireParams = Readonly<Record<string, string | number | boolean>>;

export class Foreign {
  private readonly spot: SpotVenue;
  private readonly usdm: UsdmDesk;

  constructor(spot: SpotVenue, usdm: UsdmDesk) {
    this.spot = spot;
    this.usdm = usdm;
  }

  /** An order with parameters as on the wire. */
  place(family: Family, params: WireParams): OrderRecord {
    const sent = Params.of(params);
    return (family === 'spot' ? this.spot.place(sent) : this.usdm.venue.place(sent)).toRecord();
  }

  placeAlgo(params: WireParams): AlgoRecord {
    return this.usdm.algo.place(Params.of({ algoType: 'CONDITIONAL', ...params })).toRecord();
  }

  /** Cancels an open order, conditional ones too; whoever placed it. */
  cancel(family: Family, clientOrderId: string): void {
    const { venue, algo } = this.usdm;
    if (family === 'spot') this.spot.cancel(this.spot.orders.find(undefined, clientOrderId), this.spot.newClientId());
    else if (venue.orders.find(undefined, clientOrderId)?.isOpen === true)
      venue.cancel(venue.orders.find(undefined, clientOrderId));
    else algo.cancel(algo.find(undefined, clientOrderId));
  }

  setLeverage(symbol: string, leverage: number): void {
    setLeverage(this.usdm.venue, symbol, leverage);
  }

  /** The venue sends no event for this. */
  setHedgeMode(on: boolean): void {
    this.usdm.venue.account.isHedge = on;
  }

  setIsolated(symbol: string, on: boolean): void {
    this.usdm.venue.account.setting(symbol).isIsolated = on;
  }

  /** A transfer in, or out when below zero. */
  deposit(family: Family, asset: string, delta: string): void {
    const amount = decimal(delta);
    const now = this.usdm.venue.parts.clock.now();
    if (family === 'spot') {
      this.spot.account.credit(asset, amount);
      this.spot.parts.emit(balanceUpdate(asset, amount, now));
      this.spot.parts.emit(accountPosition(this.spot.account, [asset], now));
      return;
    }
    const { account, income, parts } = this.usdm.venue;
    account.credit(amount, asset);
    income.add('TRANSFER', amount, { time: now, asset });
    parts.emit(accountUpdate(account, amount.isNegative() ? 'WITHDRAW' : 'DEPOSIT', { now, change: amount }));
  }

  /** A signed position that is simply there, without an order or a fee. */
  openPosition(symbol: string, { amount, price, side = 'BOTH' }: PositionTexts): void {
    const { account, parts } = this.usdm.venue;
    const position = account.position(parts.catalog.get('usdm', symbol), side);
    account.applyFill(position, decimal(amount), decimal(price));
    position.updatedAt = parts.clock.now();
    parts.emit(accountUpdate(account, 'ORDER', { now: position.updatedAt, positions: [position] }));
  }

  /** The venue takes the whole position over at the mark. */
  adl(symbol: string): void {
    const position = this.usdm.venue.account.positions(symbol)[0];
    if (position === undefined) throw new InvariantError(`No position in ${symbol} to deleverage`);
    this.usdm.liquidation.deleverage(position);
  }

  /** The venue takes a USD-M symbol off and settles what is open in it. */
  delist(symbol: string): void {
    this.usdm.liquidation.delist(symbol);
  }

  /** Pays funding now, in one symbol or all. */
  payFunding(symbol?: string): void {
    payFunding(this.usdm.venue, symbol);
  }

  /** Spot fees in BNB while there is some. */
  payFeesInBnb(on: boolean): void {
    this.spot.paysFeesInBnb = on;
  }
}
