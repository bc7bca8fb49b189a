/**
 * Money that may have moved without anybody having heard of it: the wallet is not what it was, moved by what was told since. Fills count with what they
 * realized and cost where that can be told from outside; where it cannot, a wallet that fills moved is taken as it is.
 */
import type { AccountEvent, SnapshotAnswer, VenuePosition } from '../../../ports/venue.ts';
import { ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { Money } from '../../../../shared/values/money.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { realizedChange, type ToldFill } from './realizedChange.ts';

/** Pause between two questions about the same difference. */
const PAUSE_MS = MINUTE_MS;
/** Nobody may ask for snapshots for long: so many fills are kept at least, and what more of them moved is asked about. */
const MOST_FILLS = 2_000;

/** Whether money may have moved in silence, and whether somebody asked already what it was. */
export type MoneyDoubt = 'NONE' | 'NEW' | 'AGAIN';

/** What a snapshot says of money. */
export interface MoneyReport extends Pick<
  Extract<SnapshotAnswer, { kind: 'snapshot' }>,
  'balance' | 'positions' | 'venueTime'
> {
  /** What was heard when it was asked for: what is told while it is read may be in it or not. */
  readonly heardBefore: number;
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
  #positions: readonly VenuePosition[] = [];
  /** Sum of the fundings and transfers told since. */
  #flows: Decimal = ZERO;
  /** Fills told since: the last ones, where nobody asks for long. */
  #fills: ToldFill[] = [];
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

  hear(event: AccountEvent): void {
    if (event.kind === 'fill') this.#keep(event.fill);
    else if (event.kind === 'funding' || event.kind === 'transfer') this.#flows = this.#flows.plus(event.amount);
    else return;
    this.#heard += 1;
  }

  /** Cut back once in many fills, so that none of them copies the list. */
  #keep(fill: ToldFill): void {
    this.#fills.push(fill);
    if (this.#fills.length >= 2 * MOST_FILLS) this.#fills = this.#fills.slice(-MOST_FILLS);
  }

  /** Whether money may have moved in silence: nobody asked yet what it was, or it is time to ask again. Of the first wallet nothing is known. */
  doubt(report: MoneyReport): MoneyDoubt {
    if (this.#wallet === null) return 'NEW';
    // Where fills come while it is read, as in an emergency stop, it may count some of them: the next one tells.
    if (report.heardBefore !== this.#heard || this.#explains(report.balance)) return 'NONE';
    if (this.#open === null) return 'NEW';
    return report.venueTime >= this.#open.askAt ? 'AGAIN' : 'NONE';
  }

  /**
   * Takes a report that counts nothing untold: with whether the record of money answered, null where it was not asked. A difference stays open while the
   * record may still tell, or did not answer.
   */
  settle(report: MoneyReport, isAnswered: boolean | null): void {
    const { venueTime, balance, heardBefore } = report;
    if (heardBefore !== this.#heard) return;
    if (this.#explains(balance)) this.#start(report);
    else if (isAnswered !== null) {
      const since = isAnswered ? (this.#open?.since ?? venueTime) : venueTime;
      if (venueTime - since >= this.#options.lateMs) this.#start(report);
      else this.#open = { since, askAt: unixMs(venueTime + PAUSE_MS) };
    }
  }

  #start({ balance, positions }: MoneyReport): void {
    this.#wallet = balance;
    this.#positions = positions;
    this.#flows = ZERO;
    this.#fills = [];
    this.#open = null;
  }

  #explains(balance: Money): boolean {
    if (this.#wallet === null) return true;
    const left = balance.minus(this.#wallet).minus(this.#flows);
    if (this.#fills.length === 0) return left.isZero();
    if (!this.#options.countsFills()) return true;
    const { realized, fees, rounding } = realizedChange(this.#positions, this.#fills);
    // Fees may be charged in another asset.
    const unexplained = [left.minus(realized), left.minus(realized).plus(fees)];
    return unexplained.some((each) => each.abs().lessThanOrEqualTo(rounding));
  }
}
