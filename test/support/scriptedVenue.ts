/**
 * A real venue in miniature on the test's clock: spot with locked balances, perpetuals in one-way or hedge mode, resting stops of a family of their
 * own, orders and positions that somebody else made. Every answer takes one latency; faults are told call by call.
 */
import type {
  AccountEvent,
  CancelAnswer,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueClient,
  VenueOrder,
  VenuePosition,
} from '../../src/main/ports/venue.ts';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { OrderTerms } from '../../src/shared/model/order.ts';
import { decimal, decimalText, minDecimal, ZERO, type Decimal } from '../../src/shared/values/decimal.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { price } from '../../src/shared/values/price.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { scriptedFill } from './scriptedFill.ts';
import { ScriptedStream } from './scriptedStream.ts';
import type { ScriptedFault, ScriptedLeg as Leg, ScriptedMarket } from './scriptedFault.ts';

interface Resting {
  readonly terms: OrderTerms;
  readonly number: number;
}

const LATENCY_MS = 50;
const LOST = { kind: 'unknown', text: 'no answer' } as const;
const key = (symbol: SymbolName, leg: Leg): string => `${symbol}|${leg}`;

export class ScriptedVenue implements VenueClient {
  readonly name = 'scripted';
  readonly capabilities: VenueClient['capabilities'];
  /** Every request in the order it was handed over: "place ES-I1-BTC-L-1 SELL MARKET 1 reduce-only", "cancel L-1", "snapshot". */
  readonly calls: string[] = [];
  /** Requests that reached an answerable venue; none does while it is down. */
  isDown = false;
  readonly stream = new ScriptedStream();
  balance: Decimal = decimal('10000');
  /** Share of what is bought that the venue keeps as its fee. */
  baseFee: Decimal = ZERO;
  readonly #market: ScriptedMarket;
  readonly #clock: Clock;
  readonly #holdings = new Map<string, Decimal>();
  readonly #entries = new Map<string, Decimal>();
  readonly #legacy = new Map<SymbolName, Decimal>();
  readonly #resting = new Map<ClientOrderId, Resting>();
  readonly #over = new Map<ClientOrderId, VenueOrder>();
  readonly faults: { readonly call: string; readonly fault: ScriptedFault }[] = [];
  readonly #prices = new Map<SymbolName, Decimal>();
  readonly #armed: string[] = [];
  readonly #closed = new Map<SymbolName, Decimal>();
  #orders = 0;
  #trades = 0;
  #desk = 0;

  constructor(market: ScriptedMarket, clock: Clock) {
    this.#market = market;
    this.#clock = clock;
    const isSpot = market === 'SPOT';
    this.capabilities = {
      reduceOnly: !isSpot,
      restingStop: true,
      reduceOnlyExempt: !isSpot,
      market: isSpot ? 'SPOT' : 'PERP',
      simulated: false,
      realMoney: false,
      deadMansSwitch: isSpot ? null : { cancelsStops: false },
    };
  }

  instruments = () => [];

  /** What somebody has at the venue, signed; legs in hedge mode. */
  setHolding(symbol: SymbolName, size: string, options: { readonly leg?: Leg; readonly entry?: string } = {}): void {
    this.#holdings.set(key(symbol, options.leg ?? 'NET'), decimal(size));
    this.#entries.set(key(symbol, options.leg ?? 'NET'), decimal(options.entry ?? '100'));
  }

  /** Spot balance that was there before the desk (SM-25): never reported, never sold. */
  setLegacy(symbol: SymbolName, size: string): void {
    this.#legacy.set(symbol, decimal(size));
  }

  holding(symbol: SymbolName, leg: Leg = 'NET'): string {
    return decimalText(this.#holdings.get(key(symbol, leg)) ?? ZERO);
  }

  /** Spot: everything of the asset that is there, legacy included. */
  total(symbol: SymbolName): string {
    return decimalText((this.#holdings.get(key(symbol, 'NET')) ?? ZERO).plus(this.#legacy.get(symbol) ?? ZERO));
  }

  /** An order that rests, whoever made it. */
  rest(terms: OrderTerms): void {
    this.#orders += 1;
    this.#resting.set(terms.clientOrderId, { terms, number: this.#orders });
  }

  /** A resting order trades whole, as it does when the price comes to it; or a part of it, and the rest goes on resting. */
  fillResting(id: string, part?: string): void {
    const resting = [...this.#resting.values()].find(({ terms }) => terms.clientOrderId === id);
    if (resting === undefined) return;
    const { terms, number } = resting;
    const traded = part === undefined ? terms.quantity : quantity(part);
    this.#resting.delete(terms.clientOrderId);
    this.#trade({ terms: { ...terms, quantity: traded }, number }, null);
    if (part !== undefined) this.rest({ ...terms, quantity: quantity(terms.quantity.minus(traded)) });
  }

  /** A resting order is gone without a word. */
  loseOrder(id: string): void {
    for (const each of this.#resting.keys()) if (each === id) this.#resting.delete(each);
  }

  /** Quantity that closing orders traded in the symbol so far: more than was open would be a flip. */
  traded(symbol: SymbolName): string {
    return decimalText(this.#closed.get(symbol) ?? ZERO);
  }

  working(): readonly string[] {
    return [...this.#resting.keys()];
  }

  armed(): readonly string[] {
    return this.#armed;
  }

  setPrice(symbol: SymbolName, last: string): void {
    this.#prices.set(symbol, decimal(last));
  }

  /** Queued for the next call whose line begins with the text. */
  spoil(call: string, fault: ScriptedFault): void {
    this.faults.push({ call, fault });
  }

  /** The desk is gone: what it sent still arrives, nobody hears the answers, and the next desk is told of the fills. */
  forgetDesk(): void {
    this.#desk += 1;
    this.stream.forget();
  }

  emit(event: AccountEvent): void {
    this.stream.tell(event);
  }

  place(terms: OrderTerms, answer: (answer: PlaceAnswer) => void): void {
    const flag = terms.reduceOnly ? ' reduce-only' : '';
    const line = `place ${terms.clientOrderId} ${terms.side} ${terms.type} ${decimalText(terms.quantity)}${flag}`;
    this.#run<PlaceAnswer>(line, answer, (fault) => this.#accept(terms, fault));
  }

  cancel(id: ClientOrderId, _symbol: SymbolName, answer: (answer: CancelAnswer) => void): void {
    this.#run<CancelAnswer>(`cancel ${id}`, answer, () => {
      const resting = this.#resting.get(id);
      if (resting === undefined) return { kind: 'notWorking', text: '-2011 unknown order' } as const;
      this.#end(resting, 'CANCELED');
      return { kind: 'canceled' } as const;
    });
  }

  query(id: ClientOrderId, _symbol: SymbolName, answer: (answer: QueryAnswer) => void): void {
    this.#run<QueryAnswer>(`query ${id}`, answer, () => {
      this.stream.tellMissed();
      const resting = this.#resting.get(id);
      if (resting !== undefined) return { kind: 'found', order: this.#report(resting) };
      const over = this.#over.get(id);
      return over === undefined ? { kind: 'absent' } : { kind: 'found', order: over };
    });
  }

  snapshot(answer: (answer: SnapshotAnswer) => void): void {
    this.#run<SnapshotAnswer>('snapshot', answer, () => {
      this.stream.tellMissed();
      return this.#snapshot();
    });
  }

  onAccount(listener: (event: AccountEvent) => void): () => void {
    return this.stream.hear(listener);
  }

  armSwitch(symbol: SymbolName, timeoutMs: number, answer: (armed: boolean) => void): void {
    this.#armed.push(`${symbol} ${timeoutMs}`);
    answer(true);
  }

  #run<Answer>(
    line: string,
    answer: (given: Answer | typeof LOST) => void,
    work: (fault: ScriptedFault | null) => Answer | typeof LOST,
  ): void {
    this.calls.push(line);
    const desk = this.#desk;
    const at = this.faults.findIndex((each) => line.startsWith(each.call));
    const fault = at < 0 ? null : (this.faults.splice(at, 1)[0]?.fault ?? null);
    const late = fault?.kind === 'late' ? fault.ms : 0;
    this.#clock.schedule(unixMs(this.#clock.now() + LATENCY_MS + late), () => {
      const isHeard = desk === this.#desk;
      if (this.isDown || fault?.kind === 'requestLost') {
        if (isHeard) answer(LOST);
        return;
      }
      const given = work(fault);
      if (!isHeard) return;
      if (fault?.kind !== 'lateAnswer') return answer(fault?.kind === 'answerLost' ? LOST : given);
      this.#clock.schedule(unixMs(this.#clock.now() + fault.ms), () => {
        if (desk === this.#desk) answer(given);
      });
    });
  }

  #accept(terms: OrderTerms, fault: ScriptedFault | null): PlaceAnswer {
    if (fault?.kind === 'rejected') return { kind: 'rejected', code: fault.code, text: fault.text };
    const refusal = this.#refusal(terms);
    if (refusal !== null) return refusal;
    this.#orders += 1;
    const resting = { terms, number: this.#orders };
    if (terms.type === 'MARKET') this.#trade(resting, fault?.kind === 'partial' ? decimal(fault.quantity) : null);
    else this.#resting.set(terms.clientOrderId, resting);
    return { kind: 'accepted', venueOrderId: venueOrderId(`V${this.#orders}`), venueTime: this.#clock.now() };
  }

  #refusal({ symbol, side, quantity: size }: OrderTerms): PlaceAnswer | null {
    if (this.#market !== 'SPOT' || side === 'BUY') return null;
    return size.greaterThan(this.#free(symbol))
      ? { kind: 'rejected', code: '-2010', text: 'Account has insufficient balance for requested action.' }
      : null;
  }

  /** Spot balance that no resting order locks. */
  #free(symbol: SymbolName): Decimal {
    let free = (this.#holdings.get(key(symbol, 'NET')) ?? ZERO).plus(this.#legacy.get(symbol) ?? ZERO);
    for (const { terms } of this.#resting.values())
      if (terms.symbol === symbol && terms.side === 'SELL') free = free.minus(terms.quantity);
    return free;
  }

  #trade(resting: Resting, most: Decimal | null): void {
    const { terms } = resting;
    const leg = this.#legOf(terms);
    const held = this.#holdings.get(key(terms.symbol, leg)) ?? ZERO;
    const asked = most ?? terms.quantity;
    const size = terms.reduceOnly ? minDecimal(asked, held.abs()) : asked;
    const at = price(this.#prices.get(terms.symbol) ?? decimal('100'));
    const taken = terms.side === 'BUY' ? size.mul(this.baseFee) : ZERO;
    this.#holdings.set(key(terms.symbol, leg), terms.side === 'BUY' ? held.plus(size).minus(taken) : held.minus(size));
    if (!this.#entries.has(key(terms.symbol, leg))) this.#entries.set(key(terms.symbol, leg), at);
    const isWhole = size.equals(terms.quantity);
    this.#over.set(terms.clientOrderId, { ...this.#report(resting), status: isWhole ? 'FILLED' : 'EXPIRED' });
    this.#trades += 1;
    if (terms.clientOrderId.startsWith('ES-'))
      this.#closed.set(terms.symbol, size.plus(this.#closed.get(terms.symbol) ?? ZERO));
    if (size.greaterThan(0))
      this.emit(scriptedFill(terms, { number: this.#trades, size, at, taken, time: this.#clock.now() }));
    if (!isWhole) this.#tellEnd(resting, 'EXPIRED');
  }

  #legOf({ side, reduceOnly }: OrderTerms): Leg {
    if (this.#market !== 'HEDGE') return 'NET';
    return (side === 'BUY') === reduceOnly ? 'SHORT' : 'LONG';
  }

  #end(resting: Resting, status: 'CANCELED' | 'EXPIRED'): void {
    this.#resting.delete(resting.terms.clientOrderId);
    this.#over.set(resting.terms.clientOrderId, { ...this.#report(resting), status });
    this.#tellEnd(resting, status);
  }

  #tellEnd({ terms: { clientOrderId }, number }: Resting, status: 'CANCELED' | 'EXPIRED'): void {
    this.emit({ kind: 'order', clientOrderId, venueOrderId: venueOrderId(`V${number}`), status, text: '' });
  }

  #report({ terms, number }: Resting): VenueOrder {
    return { terms, venueOrderId: venueOrderId(`V${number}`), status: 'OPEN', filledQuantity: quantity('0') };
  }

  #snapshot(): SnapshotAnswer {
    const positions = [...this.#holdings].flatMap(([name, size]): VenuePosition[] => {
      const [symbol, leg] = name.split('|') as [SymbolName, Leg];
      const averageEntry = price(this.#entries.get(name) ?? decimal('100'));
      return size.isZero() ? [] : [{ symbol, leg, quantity: quantity(size), averageEntry, liquidationPrice: null }];
    });
    const orders = [...this.#resting.values()].map((each) => this.#report(each));
    const setup =
      this.#market === 'SPOT' ? null : ({ positionMode: this.#market, canTrade: true, symbols: [] } as const);
    return { kind: 'snapshot', venueTime: this.#clock.now(), positions, orders, balance: money(this.balance), setup };
  }
}
