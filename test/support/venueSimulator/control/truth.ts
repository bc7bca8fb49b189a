/** The venue's own state, read directly: what tests compare with. */
import { decimalText } from '../../../../src/shared/values/decimal.ts';
import type { OrderStore } from '../orders/orderStore.ts';
import { tradeRecord, type OrderRecord, type TradeRecord } from '../orders/simOrder.ts';
import type { SpotVenue } from '../spot/spotVenue.ts';
import type { AlgoRecord } from '../usdm/algoOrder.ts';
import type { Income } from '../usdm/incomeLedger.ts';
import type { PositionRecord } from '../usdm/position.ts';
import type { UsdmDesk } from '../usdm/usdmDesk.ts';

class OrderTruth {
  private readonly store: OrderStore;

  constructor(store: OrderStore) {
    this.store = store;
  }

  orders(symbol?: string): readonly OrderRecord[] {
    return this.store.all(symbol).map((order) => order.toRecord());
  }

  openOrders(symbol?: string): readonly OrderRecord[] {
    return this.store.open(symbol).map((order) => order.toRecord());
  }

  /** The newest order with that client id. */
  order(clientOrderId: string): OrderRecord | undefined {
    return this.store.find(undefined, clientOrderId)?.toRecord();
  }

  trades(symbol?: string): readonly TradeRecord[] {
    return this.store.trades.map(tradeRecord).filter((trade) => symbol === undefined || trade.symbol === symbol);
  }
}

export class SpotTruth extends OrderTruth {
  private readonly venue: SpotVenue;

  constructor(venue: SpotVenue) {
    super(venue.orders);
    this.venue = venue;
  }

  balance(asset: string): { readonly free: string; readonly locked: string } {
    const { free, locked } = this.venue.account.balance(asset);
    return { free: decimalText(free), locked: decimalText(locked) };
  }
}

export class UsdmTruth extends OrderTruth {
  private readonly desk: UsdmDesk;

  constructor(desk: UsdmDesk) {
    super(desk.venue.orders);
    this.desk = desk;
  }

  wallet(asset = 'USDT'): string {
    return decimalText(this.desk.venue.account.wallet(asset));
  }

  /** Open ones. */
  positions(): readonly PositionRecord[] {
    return this.desk.venue.account.positions().map((position) => position.toRecord());
  }

  position(symbol: string, side = 'BOTH'): PositionRecord | undefined {
    return this.positions().find((each) => each.symbol === symbol && each.side === side);
  }

  leverage(symbol: string): number {
    return this.desk.venue.account.setting(symbol).leverage;
  }

  algoOrders(): readonly AlgoRecord[] {
    return this.desk.algo.all().map((order) => order.toRecord());
  }

  openAlgoOrders(symbol?: string): readonly AlgoRecord[] {
    return this.desk.algo.open(symbol).map((order) => order.toRecord());
  }

  /** The newest conditional order with that client id. */
  algoOrder(clientAlgoId: string): AlgoRecord | undefined {
    return this.desk.algo.find(undefined, clientAlgoId)?.toRecord();
  }

  /** When the dead-man's switch of a symbol fires, null when it is not armed. */
  deadManFiresAt(symbol: string): number | null {
    return this.desk.deadMan.firesAt(symbol);
  }

  income(): readonly Income[] {
    return this.desk.venue.income.rows;
  }

  /** No position and no order of any kind. */
  isFlat(): boolean {
    return this.positions().length === 0 && this.openOrders().length === 0 && this.openAlgoOrders().length === 0;
  }
}
