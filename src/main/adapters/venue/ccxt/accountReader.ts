/** Snapshots of the account (RC-25). A snapshot is answered only when every fill it counts was told, see readUntilTold. */
import type { BudgetLane, SnapshotAnswer, VenueOrder, VenuePosition } from '../../../ports/venue.ts';
import { maxDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { money, type Money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../../shared/values/quantity.ts';
import type { AccountSetup } from './accountSetup.ts';
import type { FillHistory } from './fillHistory.ts';
import type { FillLedger } from './fillLedger.ts';
import type { MoneyWatch } from './moneyWatch.ts';
import { netPositions } from './netPositions.ts';
import { readHoldings, readLastPrices, readPositions, readWallet } from './readAccount.ts';
import type { OrderWatch } from './orderWatch.ts';
import { readUntilTold, type ToldAccount } from './readUntilTold.ts';
import { readAlgoOrder, readRegularOrder, type ReportedOrder } from './readOrder.ts';
import { SharedRuns } from './sharedRuns.ts';
import { unknownSnapshot } from './unknownSnapshot.ts';
import type { VenueRequest } from './venueExchange.ts';
import { nameIn, type VenueSession } from './venueSession.ts';

/** An emergency stop waits so long for fills that its account counts and nobody told. */
const URGENT_FILLS_MS = 250;

const NONE: ReadonlySet<SymbolName> = new Set();

/** For whom the account is read: an emergency stop goes before everything and takes the settings as they are known. */
type Lane = Extract<BudgetLane, 'EMERGENCY' | 'RECONCILE'>;

export type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

export interface AccountReaderOptions {
  readonly session: VenueSession;
  readonly setup: AccountSetup;
  readonly ledger: FillLedger;
  readonly watch: OrderWatch;
  readonly money: MoneyWatch;
  readonly history: FillHistory;
  /** Holdings that are not the desk's, by asset (SM-25). */
  readonly legacy: Readonly<Record<string, Quantity>>;
  /** Symbols whose fills may be missing after a gap. */
  readonly active: () => ReadonlySet<SymbolName>;
  /** Whether the stream tells what happens; without it every active symbol is asked about. */
  readonly isStreaming: () => boolean;
  /** Hears of each snapshot that was not urgent. */
  readonly onRead: (snapshot: Snapshot) => void;
}

export class AccountReader {
  readonly #options: AccountReaderOptions;
  readonly #runs = new SharedRuns(() => this.#answer());
  readonly #account: ToldAccount;
  #wallet: Money | null = null;
  #askMoney: () => Promise<boolean> = () => Promise.resolve(true);

  constructor(options: AccountReaderOptions) {
    this.#options = options;
    const { ledger, watch, money } = options;
    this.#account = {
      ledger,
      watch,
      money,
      read: () => this.#read(),
      doubtful: (snapshot) => this.#doubtful(snapshot),
      catchUp: (symbols) => this.catchUp(symbols),
      moneyDoubt: (report) => money.doubt(report),
      askAboutMoney: (snapshot, doubt) => this.#askAboutMoney(snapshot, doubt),
    };
  }

  /** Who tells from now on what the venue's record of money says; resolves with whether the venue answered. */
  useMoneyRecord(ask: () => Promise<boolean>): void {
    this.#askMoney = ask;
  }

  /** Read after it was asked for; several who wait share one reading. */
  snapshot(): Promise<SnapshotAnswer> {
    return this.#runs.run();
  }

  /** Read at once, beside whatever is read already, for the plan of an emergency stop (ES-02): one round trip, unless fills are missing. */
  async urgentSnapshot(): Promise<SnapshotAnswer> {
    try {
      const snapshot = await this.#read('EMERGENCY');
      const { ledger } = this.#options;
      const untold = ledger.hasAgreed ? ledger.differing(netPositions(snapshot.positions)) : [];
      if (untold.length > 0) await atMost(URGENT_FILLS_MS, this.catchUp(untold, 'EMERGENCY'));
      return snapshot;
    } catch (error) {
      return unknownSnapshot(error);
    }
  }

  /** Tells every fill of the active symbols that was not told. Rejects with CallError. */
  async catchUp(symbols: Iterable<SymbolName> = this.#options.active(), lane: Lane = 'RECONCILE'): Promise<void> {
    await Promise.all([...symbols].map((symbol) => this.#options.history.catchUp(symbol, lane)));
  }

  async #answer(): Promise<SnapshotAnswer> {
    try {
      const snapshot = await readUntilTold(this.#account);
      this.#options.onRead(snapshot);
      return snapshot;
    } catch (error) {
      return unknownSnapshot(error);
    }
  }

  /** What moved in silence may be funding, a transfer, or fills that cancel each other out. Resolves with whether the record of money answered. */
  async #askAboutMoney({ positions }: Snapshot, doubt: 'NEW' | 'AGAIN'): Promise<boolean> {
    const symbols = doubt === 'NEW' ? [...this.#options.active(), ...netPositions(positions).keys()] : NONE;
    const [isAnswered] = await Promise.all([this.#askMoney(), this.catchUp(new Set(symbols))]);
    return isAnswered;
  }

  /** Symbols whose report is not what was told, or all that may be, where nothing was compared or heard yet. */
  #doubtful({ positions, orders, venueTime }: Snapshot): ReadonlySet<SymbolName> {
    const { active, isStreaming, ledger, watch } = this.#options;
    const reported = netPositions(positions);
    const symbols = [...ledger.differing(reported), ...watch.doubtful(orders, venueTime)];
    const isAnyDoubtful = !ledger.hasAgreed || !isStreaming();
    return new Set(isAnyDoubtful ? [...symbols, ...active(), ...reported.keys()] : symbols);
  }

  #read(lane: Lane = 'RECONCILE'): Promise<Snapshot> {
    return this.#options.session.market === 'SPOT' ? this.#readSpot(lane) : this.#readPerp(lane);
  }

  async #readPerp(lane: Lane): Promise<Snapshot> {
    const { session, setup } = this.#options;
    const venueTime = session.venueNow();
    const [settings, regular, algo, positions, balance] = await Promise.all([
      lane === 'EMERGENCY' ? setup.readKnown() : setup.read(),
      this.#ask(lane, { api: 'fapiPrivate', path: 'openOrders' }),
      this.#ask(lane, { api: 'fapiPrivate', path: 'openAlgoOrders' }),
      this.#ask(lane, { api: 'fapiPrivateV3', path: 'positionRisk' }),
      this.#readBalance(lane),
    ]);
    return {
      kind: 'snapshot',
      venueTime,
      clockOffsetMs: session.clockOffsetMs(),
      positions: readPositions(positions, nameIn(session)),
      orders: this.#orders([regular, readRegularOrder], [algo, readAlgoOrder]),
      balance,
      setup: settings,
    };
  }

  /** What is in the wallet closes nothing: an emergency stop takes it as it is known. */
  async #readBalance(lane: Lane): Promise<Money> {
    if (lane === 'EMERGENCY' && this.#wallet !== null) return this.#wallet;
    const wallet = await this.#ask(lane, { api: 'fapiPrivateV3', path: 'balance' });
    this.#wallet = money(readWallet(wallet, this.#options.session.currency));
    return this.#wallet;
  }

  async #readSpot(lane: Lane): Promise<Snapshot> {
    const { session } = this.#options;
    const venueTime = session.venueNow();
    const [orders, account] = await Promise.all([
      this.#ask(lane, { api: 'private', path: 'openOrders' }),
      this.#ask(lane, { api: 'private', path: 'account', params: { omitZeroBalances: 'true' } }),
    ]);
    const holdings = readHoldings(account);
    return {
      kind: 'snapshot',
      venueTime,
      clockOffsetMs: session.clockOffsetMs(),
      positions: await this.#spotPositions(holdings, lane),
      orders: this.#orders([orders, readRegularOrder]),
      balance: this.#balance(holdings),
      setup: null,
    };
  }

  #balance(holdings: ReadonlyMap<string, Decimal>): Money {
    const { session, legacy } = this.#options;
    return money((holdings.get(session.currency) ?? ZERO).minus(legacy[session.currency] ?? ZERO));
  }

  /** What is held of each base asset above the legacy holdings, at the last price. */
  async #spotPositions(holdings: ReadonlyMap<string, Decimal>, lane: Lane): Promise<readonly VenuePosition[]> {
    const { session, legacy } = this.#options;
    const held = session.symbols.flatMap((symbol) => {
      const listed = session.table().byName(symbol);
      if (listed === null || listed.quote !== session.currency) return [];
      const size = maxDecimal(ZERO, (holdings.get(listed.base) ?? ZERO).minus(legacy[listed.base] ?? ZERO));
      return size.isZero() ? [] : [{ symbol, venueSymbol: listed.venueSymbol, size }];
    });
    if (held.length === 0) return [];
    const symbols = JSON.stringify(held.map((each) => each.venueSymbol));
    const prices = readLastPrices(await this.#ask(lane, { api: 'public', path: 'ticker/price', params: { symbols } }));
    return held.flatMap(({ symbol, venueSymbol, size }) => {
      const last = prices.get(venueSymbol);
      if (last === undefined) return [];
      return [
        { symbol, quantity: quantity(size), averageEntry: price(last), leg: 'NET' as const, liquidationPrice: null },
      ];
    });
  }

  /** Working orders of every kind; the order that a stop became goes under the stop's id, once. */
  #orders(...lists: readonly (readonly [unknown, typeof readRegularOrder])[]): readonly VenueOrder[] {
    const { session } = this.#options;
    const orders = new Map<string, VenueOrder>();
    for (const [body, read] of lists)
      for (const row of Array.isArray(body) ? body : []) {
        const found = read(row, nameIn(session));
        if (found === null) continue;
        const order = this.#ours(found, read === readAlgoOrder);
        if (!orders.has(order.terms.clientOrderId)) orders.set(order.terms.clientOrderId, order);
      }
    return [...orders.values()];
  }

  #ours({ order, venueSymbol, childId }: ReportedOrder, isAlgo: boolean): VenueOrder {
    const { names } = this.#options.session;
    const { clientOrderId } = order.terms;
    names.learnForeign(clientOrderId, order.venueOrderId);
    if (isAlgo) {
      names.learnFamily(clientOrderId, 'ALGO');
      if (childId !== null) names.learnNumber(venueSymbol, childId, clientOrderId);
      return order;
    }
    const known = names.idOf(venueSymbol, order.venueOrderId);
    if (known !== null) return { ...order, terms: { ...order.terms, clientOrderId: known } };
    names.learnFamily(clientOrderId, 'REGULAR');
    names.learnNumber(venueSymbol, order.venueOrderId, clientOrderId);
    return order;
  }

  async #ask(lane: Lane, question: Omit<VenueRequest, 'method'>): Promise<unknown> {
    return (await this.#options.session.line.call({ ...question, method: 'GET' }, { lane })).body;
  }
}

/** What takes longer goes on by itself, and its failure is heard by whoever asks next. */
async function atMost(longestMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestMs);
  });
  await Promise.race([work.catch(() => undefined), limit]).finally(() => clearTimeout(timer));
}
