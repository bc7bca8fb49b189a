/**
 * Closes everything (ES-14, after the second limit), in the order of ES-03: entries, positions, and only when two snapshots found no position the
 * protective stops. On spot orders lock the balance, so they all go first. Each round starts from what the venue reports.
 */
import { observeSnapshot, unverified, type FlatVerifier } from '../domain/emergency/flatVerifier.ts';
import { decimal, maxDecimal, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import { unixMs } from '../../shared/values/time.ts';
import { cancelEach } from './cancelEntries.ts';
import { closeLeg } from './closeLeg.ts';
import type { BeatMessage } from './deskMessage.ts';
import { pauseAfter, type Task } from './task.ts';
import type { LiveOrder, LivePosition, LiveSnapshot, Owned } from './venue/closingVenue.ts';
import { closableOf } from './venue/reducingOrder.ts';

/** While an order is on its way: a look costs 85 of the 2,400 that the venue allows per minute. */
const LOOK_AGAIN_MS = 3_000;

/** What the desk said it owns, and the orders of its own that may have sold of it since. */
type Positions = BeatMessage['positions'];

/** Resolves when flat is verified. */
export async function flatten(task: Task, positions: Positions): Promise<void> {
  const closing = new Closing(task, positions);
  while (!(await closing.round()));
}

class Closing {
  readonly #task: Task;
  readonly #positions: Positions;
  /** Sold by the desk's own exits since its last word; null until that was asked, when nothing rests any more. */
  #soldByExits: ReadonlyMap<string, Decimal> | null = null;
  /** Legs whose order is not over yet; one that hangs holds up no other. */
  readonly #atWork = new Map<string, Promise<void>>();
  /** Attempts in a row that were refused, per leg. */
  readonly #refused = new Map<string, number>();
  readonly #tooSmall = new Set<string>();
  #positionsGone: FlatVerifier = unverified;
  #allGone: FlatVerifier = unverified;
  #retry = 0;

  constructor(task: Task, positions: Positions) {
    this.#task = task;
    this.#positions = positions;
  }

  /** One look and what follows from it; true when flat is verified. */
  async round(): Promise<boolean> {
    const { venue, sleep, settings } = this.#task;
    const looked = await venue.snapshot(this.#owned());
    if (looked.kind !== 'ok') {
      this.#observe(false, false);
      await pauseAfter(this.#task, looked, { what: 'looking at the account', retry: this.#retry });
      this.#retry += 1;
      return false;
    }
    const positions = looked.value.positions.filter(({ symbol }) => !this.#tooSmall.has(symbol));
    const isIdle = this.#atWork.size === 0;
    this.#observe(positions.length === 0 && isIdle, looked.value.orders.length === 0);
    if (this.#allGone.verifiedAt !== null) return true;
    const wentWell = await this.#act({ positions, orders: looked.value.orders });
    this.#retry = wentWell ? 0 : this.#retry + 1;
    if (this.#atWork.size > 0) await Promise.race([...this.#atWork.values(), sleep(LOOK_AGAIN_MS)]);
    else if (positions.length === 0 && wentWell) await sleep(settings.verifyGapMs);
    return false;
  }

  #observe(noPositions: boolean, noOrders: boolean): void {
    const { mono, settings } = this.#task;
    // Monotonic: only the distance counts here.
    const at = unixMs(Math.floor(mono()));
    this.#positionsGone = observeSnapshot(this.#positionsGone, { at, clean: noPositions }, settings.verifyGapMs);
    this.#allGone = observeSnapshot(this.#allGone, { at, clean: noPositions && noOrders }, settings.verifyGapMs);
  }

  async #act({ positions, orders }: LiveSnapshot): Promise<boolean> {
    if (this.#task.venue.market === 'SPOT') return this.#actOnSpot({ positions, orders });
    if (this.#positionsGone.verifiedAt !== null && orders.length > 0) return this.#cancelSymbols(orders);
    const entries = orders.filter(({ opens }) => opens);
    const canceled = await cancelEach(this.#task, entries, this.#retry);
    this.#close(positions);
    return canceled;
  }

  /** The balance is free only when nothing rests any more; then it is also known what the desk's own exits sold. */
  async #actOnSpot({ positions, orders }: LiveSnapshot): Promise<boolean> {
    if (orders.length > 0) return this.#cancelSymbols(orders);
    if (this.#soldByExits !== null) this.#close(positions);
    else this.#soldByExits = await this.#askExits();
    return this.#soldByExits !== null;
  }

  async #cancelSymbols(orders: readonly LiveOrder[]): Promise<boolean> {
    const { venue, receipts } = this.#task;
    const symbols = [...new Set(orders.map(({ symbol }) => symbol))];
    const answers = await Promise.all(symbols.map((symbol) => venue.cancelAll(symbol)));
    for (const [index, symbol] of symbols.entries())
      if (answers[index]?.kind === 'ok')
        for (const order of orders.filter((each) => each.symbol === symbol))
          receipts.canceled({ symbol, id: order.id, outcome: 'CANCELED' });
    const failed = answers.find((answer) => answer.kind !== 'ok');
    if (failed === undefined) return true;
    await pauseAfter(this.#task, failed, { what: 'canceling', retry: this.#retry });
    return false;
  }

  /** Starts a close for each leg that has none on its way. */
  #close(positions: readonly LivePosition[]): void {
    for (const position of positions) {
      const key = `${position.symbol}:${position.leg}`;
      if (this.#atWork.has(key) || !closableOf(position).greaterThan(0)) continue;
      this.#atWork.set(
        key,
        this.#closeOne(position, key).finally(() => this.#atWork.delete(key)),
      );
    }
  }

  async #closeOne(position: LivePosition, key: string): Promise<void> {
    const { receipts } = this.#task;
    const { symbol, leg } = position;
    const before = receipts.report.closes.filter((each) => each.symbol === symbol && each.leg === leg);
    const retry = this.#refused.get(key) ?? 0;
    const outcome = await closeLeg(this.#task, position, { attempt: before.length + 1, retry });
    this.#refused.set(key, outcome === 'AGAIN' ? retry + 1 : 0);
    if (outcome === 'TOO_SMALL') this.#tooSmall.add(symbol);
  }

  /** Null when the venue did not answer: what is not known to be the desk's is not sold. */
  async #askExits(): Promise<ReadonlyMap<string, Decimal> | null> {
    const sold = new Map<string, Decimal>();
    for (const { name, exits } of this.#positions)
      for (const id of exits) {
        const answer = await this.#task.venue.find(name, id);
        if (answer.kind !== 'ok') {
          await pauseAfter(this.#task, answer, { what: `asking for ${id}`, retry: this.#retry });
          return null;
        }
        if (answer.value !== null) sold.set(name, (sold.get(name) ?? ZERO).add(answer.value.filled));
      }
    return sold;
  }

  #owned(): Owned {
    const { closes } = this.#task.receipts.report;
    const soldHere = (name: string): Decimal =>
      closes.filter(({ symbol }) => symbol === name).reduce((sum, { filled }) => sum.add(filled ?? ZERO), ZERO);
    return new Map(
      this.#positions.map(({ name, quantity }) => {
        const sold = soldHere(name).add(this.#soldByExits?.get(name) ?? ZERO);
        return [name, maxDecimal(decimal(quantity).sub(sold), ZERO)];
      }),
    );
  }
}
