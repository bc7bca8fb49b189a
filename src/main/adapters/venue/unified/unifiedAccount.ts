/** Snapshots of the account (RC-25). A snapshot is answered only when every fill it counts was told, see readUntilTold. */
import type { SnapshotAnswer, VenueOrder, VenuePosition } from '../../../ports/venue.ts';
import { maxDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { money, type Money } from '../../../../shared/values/money.ts';
import { quantity, type Quantity } from '../../../../shared/values/quantity.ts';
import type { FillLedger } from '../ccxt/fillLedger.ts';
import type { MoneyDoubt, MoneyReport, MoneyWatch } from '../ccxt/moneyWatch.ts';
import { netPositions } from '../ccxt/netPositions.ts';
import type { OrderWatch } from '../ccxt/orderWatch.ts';
import { readUntilTold, type ToldAccount } from '../ccxt/readUntilTold.ts';
import { SharedRuns } from '../ccxt/sharedRuns.ts';
import { unknownSnapshot } from '../ccxt/unknownSnapshot.ts';
import type { OrderLists } from './orderLists.ts';
import { readLast, readTotals, readUnifiedPositions, type UnifiedOrder } from './readUnified.ts';
import type { UnifiedFills } from './unifiedFills.ts';
import type { UnifiedSession, ReadLane } from './unifiedSession.ts';
import type { UnifiedSetup } from './unifiedSetup.ts';

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

export interface UnifiedAccountOptions {
  readonly session: UnifiedSession;
  readonly setup: UnifiedSetup;
  readonly ledger: FillLedger;
  readonly orderWatch: OrderWatch;
  readonly money: MoneyWatch;
  readonly fills: UnifiedFills;
  readonly lists: OrderLists;
  /** Holdings that are not the desk's, by asset (SM-25). */
  readonly legacy: Readonly<Record<string, Quantity>>;
  /** Symbols whose fills may be missing after a gap. */
  readonly active: () => ReadonlySet<SymbolName>;
  readonly clockOffsetMs: () => number | null;
}

export class UnifiedAccount {
  readonly #options: UnifiedAccountOptions;
  readonly #runs = new SharedRuns<SnapshotAnswer>(() => readUntilTold(this.#told()).catch(unknownSnapshot));

  constructor(options: UnifiedAccountOptions) {
    this.#options = options;
  }

  /** Read after it was asked for; several who wait share one reading. */
  snapshot(): Promise<SnapshotAnswer> {
    return this.#runs.run();
  }

  /** Read at once, beside whatever is read already, for the plan of an emergency stop (ES-02). Fills that nobody told are asked for before. */
  async urgentSnapshot(): Promise<SnapshotAnswer> {
    try {
      const snapshot = await this.#read('EMERGENCY');
      const { ledger } = this.#options;
      const untold = ledger.hasAgreed ? ledger.differing(netPositions(snapshot.positions)) : [];
      await this.#catchUp(untold, 'EMERGENCY');
      return snapshot;
    } catch (error) {
      return unknownSnapshot(error);
    }
  }

  #told(): ToldAccount {
    const { ledger, orderWatch: watch, money, active } = this.#options;
    return {
      ledger,
      watch,
      money,
      read: () => this.#read('RECONCILE'),
      doubtful: (snapshot) => this.#doubtful(snapshot),
      catchUp: (symbols) => this.#catchUp(symbols, 'RECONCILE'),
      moneyDoubt: (report) => this.#moneyDoubt(report),
      // There is no record of money: what moved in silence may be fills that cancel each other out.
      askAboutMoney: async () => {
        await this.#catchUp(active(), 'RECONCILE');
        return true;
      },
    };
  }

  /** Symbols whose report is not what was told, or all that may be, where nothing was compared yet. */
  #doubtful({ positions, orders, venueTime }: Snapshot): ReadonlySet<SymbolName> {
    const { active, ledger, orderWatch } = this.#options;
    const symbols = [...ledger.differing(netPositions(positions)), ...orderWatch.doubtful(orders, venueTime)];
    return new Set(ledger.hasAgreed ? symbols : [...active(), ...symbols]);
  }

  /** Equity less what is unrealized, read a moment apart, is no exact wallet while something is open. */
  #moneyDoubt(report: MoneyReport): MoneyDoubt {
    const { session, money, ledger } = this.#options;
    const isExact = session.capabilities.balanceKind === 'WALLET' || report.positions.length === 0;
    return ledger.hasAgreed && isExact ? money.doubt(report) : 'NONE';
  }

  async #catchUp(symbols: Iterable<SymbolName>, lane: ReadLane): Promise<void> {
    await Promise.all([...new Set(symbols)].map((symbol) => this.#options.fills.catchUp(symbol, lane)));
  }

  async #read(lane: ReadLane): Promise<Snapshot> {
    const { session, setup, lists, clockOffsetMs } = this.#options;
    const venueTime = session.venueNow();
    const isPerp = session.capabilities.market === 'PERP';
    const [found, settings, totals, rows] = await Promise.all([
      lists.open(lane),
      isPerp ? setup.read(lane) : null,
      this.#ask('fetchBalance', [], lane).then(readTotals),
      isPerp ? this.#ask('fetchPositions', [], lane) : null,
    ]);
    const held = rows === null ? null : readUnifiedPositions(rows, session.table());
    const positions = held === null ? await this.#holdings(totals, lane) : held.positions;
    const isHedged = positions.some((each) => each.leg !== 'NET');
    return {
      kind: 'snapshot',
      venueTime,
      clockOffsetMs: clockOffsetMs(),
      positions,
      orders: found.map((each) => this.#ours(each)),
      balance: this.#balance(totals, held?.unrealizedPnl ?? ZERO),
      setup: settings === null ? null : { ...settings, positionMode: isHedged ? 'HEDGE' : settings.positionMode },
    };
  }

  #balance(totals: ReadonlyMap<string, Decimal>, unrealized: Decimal): Money {
    const { session, legacy } = this.#options;
    const total = totals.get(session.currency) ?? ZERO;
    if (session.capabilities.market === 'SPOT') return money(total.minus(legacy[session.currency] ?? ZERO));
    return money(session.capabilities.balanceKind === 'EQUITY' ? total.minus(unrealized) : total);
  }

  /** What is held of each base asset above the legacy holdings, at the last price. */
  async #holdings(totals: ReadonlyMap<string, Decimal>, lane: ReadLane): Promise<readonly VenuePosition[]> {
    const { session, legacy } = this.#options;
    const held = session.symbols.flatMap((symbol) => {
      const { base, quote } = session.table().get(symbol)?.instrument ?? { base: '', quote: '' };
      const size = maxDecimal(ZERO, (totals.get(base) ?? ZERO).minus(legacy[base] ?? ZERO));
      return quote !== session.currency || size.isZero() ? [] : [{ symbol, size }];
    });
    return Promise.all(
      held.map(async ({ symbol, size }) => ({
        symbol,
        quantity: quantity(size),
        averageEntry: readLast(await this.#ask('fetchTicker', [symbol], lane)),
        leg: 'NET' as const,
        liquidationPrice: null,
      })),
    );
  }

  #ours({ order, isConditional }: UnifiedOrder): VenueOrder {
    const { known } = this.#options.session;
    const { symbol, side } = order.terms;
    const id = known.idOf(symbol, order.venueOrderId) ?? order.terms.clientOrderId;
    known.learn({ id, number: order.venueOrderId, symbol, side, isConditional });
    return { ...order, terms: { ...order.terms, clientOrderId: id } };
  }

  #ask(
    method: 'fetchBalance' | 'fetchPositions' | 'fetchTicker',
    args: readonly unknown[],
    lane: ReadLane,
  ): Promise<unknown> {
    return this.#options.session.line.call({ method, args, lane });
  }
}
