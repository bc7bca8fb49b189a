/**
 * Money that may have moved without anybody having heard of it: the wallet is not what it was, moved by what was told since. Fills count with what they
 * realized and cost where that can be told from outside; where it cannot, a wallet that fills moved is taken as it is.
 */
import type { AccountEvent, SnapshotAnswer, VenuePosition } from '../../../ports/venue.ts';
import { decimal, minDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { Money } from '../../../../shared/values/money.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';

/** Pause between two questions about the same difference. */
const PAUSE_MS = MINUTE_MS;
/** Per fill and per unit filled: the venue rounds fees, profits and average entries to eight places. */
const ROUNDING = decimal('0.0000001');

/** What was told since the wallet that is counted from. */
interface Told {
  readonly change: Decimal;
  /** Part of the change, unless they were charged in another asset. */
  readonly fees: Decimal;
  readonly fills: number;
  readonly filled: Decimal;
}

const NOTHING: Told = { change: ZERO, fees: ZERO, fills: 0, filled: ZERO };

/** What a snapshot says of money. */
export interface MoneyReport extends Pick<
  Extract<SnapshotAnswer, { kind: 'snapshot' }>,
  'balance' | 'positions' | 'venueTime'
> {
  /** What was told when it was asked for: it may count what was told while it was read, or not. */
  readonly toldBefore: Told;
}

interface Lot {
  /** Signed. */
  readonly size: Decimal;
  readonly entry: Decimal;
}

export interface MoneyWatchOptions {
  /** Whether fills can be counted: perpetuals with long and short in one position. */
  readonly countsFills: () => boolean;
  /** So late the venue's record of money may tell; 0 where it has none. */
  readonly lateMs: number;
}

export class MoneyWatch {
  readonly #options: MoneyWatchOptions;
  /** The wallet to which all that was told is added; null before it was read. */
  #wallet: Money | null = null;
  readonly #lots = new Map<SymbolName, Lot>();
  #told = NOTHING;
  #heard = 0;
  /** A difference that the record did not explain: since when, and when it is asked again. */
  #open: { readonly since: UnixMs; readonly askAt: UnixMs } | null = null;

  constructor(options: MoneyWatchOptions) {
    this.#options = options;
  }

  /** Fills, fundings and transfers heard so far. */
  get heard(): number {
    return this.#heard;
  }

  get told(): Told {
    return this.#told;
  }

  hear(event: AccountEvent): void {
    if (event.kind === 'fill') this.#count(event.fill);
    else if (event.kind === 'funding' || event.kind === 'transfer')
      this.#told = { ...this.#told, change: this.#told.change.plus(event.amount) };
    else return;
    this.#heard += 1;
  }

  /** Whether money may have moved in silence: nobody asked yet what it was, or it is time to ask again. Of the first wallet nothing is known. */
  doubt(report: MoneyReport): 'NONE' | 'NEW' | 'AGAIN' {
    if (this.#wallet === null) return 'NEW';
    if (this.#explains(report)) return 'NONE';
    if (this.#open === null) return 'NEW';
    return report.venueTime >= this.#open.askAt ? 'AGAIN' : 'NONE';
  }

  /** Takes a report once everything doubtful was asked. A difference stays open while the record may still tell, or did not answer. */
  settle(report: MoneyReport, isAnswered: boolean): void {
    const { venueTime, toldBefore } = report;
    const since = isAnswered ? (this.#open?.since ?? venueTime) : venueTime;
    const isOver = this.#explains(report) || venueTime - since >= this.#options.lateMs;
    // What was told while it was read belongs to the next one.
    if (isOver && toldBefore === this.#told) this.#start(report);
    else if (this.doubt(report) !== 'NONE') this.#open = { since, askAt: unixMs(venueTime + PAUSE_MS) };
  }

  #start({ balance, positions }: MoneyReport): void {
    this.#wallet = balance;
    this.#lots.clear();
    for (const each of positions) this.#lots.set(each.symbol, lotOf(each));
    this.#told = NOTHING;
    this.#open = null;
  }

  #explains({ balance, toldBefore }: MoneyReport): boolean {
    const moved = this.#wallet === null ? null : balance.minus(this.#wallet);
    return moved === null || [this.#told, toldBefore].some((told) => this.#isSum(told, moved));
  }

  #isSum({ change, fees, fills, filled }: Told, moved: Decimal): boolean {
    const left = moved.minus(change);
    if (fills === 0) return left.isZero();
    if (!this.#options.countsFills()) return true;
    const allowed = filled.plus(fills).mul(ROUNDING);
    return [left, left.minus(fees)].some((each) => each.abs().lessThanOrEqualTo(allowed));
  }

  #count({ symbol, side, quantity, price, fee }: Extract<AccountEvent, { kind: 'fill' }>['fill']): void {
    const lot = this.#lots.get(symbol) ?? { size: ZERO, entry: price };
    const signed = side === 'BUY' ? quantity : quantity.neg();
    this.#lots.set(symbol, grown(lot, signed, price));
    const { change, fees, fills, filled } = this.#told;
    this.#told = {
      change: change.plus(realized(lot, signed, price)).minus(fee),
      fees: fees.plus(fee),
      fills: fills + 1,
      filled: filled.plus(quantity),
    };
  }
}

const lotOf = ({ quantity, averageEntry }: VenuePosition): Lot => ({ size: quantity, entry: averageEntry });

const isClosing = ({ size }: Lot, signed: Decimal): boolean => size.mul(signed).lessThan(ZERO);

/** Profit of what the fill closes, before its fee: closed quantity x (price - entry), the other way round for a short. */
function realized(lot: Lot, signed: Decimal, at: Decimal): Decimal {
  if (!isClosing(lot, signed)) return ZERO;
  const gain = minDecimal(lot.size.abs(), signed.abs()).mul(at.minus(lot.entry));
  return lot.size.greaterThan(ZERO) ? gain : gain.neg();
}

/** The entry is the average of what grew, stands while it shrinks, and is the price of what turned it round. */
function grown(lot: Lot, signed: Decimal, at: Decimal): Lot {
  const size = lot.size.plus(signed);
  if (!isClosing(lot, signed)) return { size, entry: lot.size.mul(lot.entry).plus(signed.mul(at)).div(size) };
  return { size, entry: signed.abs().greaterThan(lot.size.abs()) ? at : lot.entry };
}
