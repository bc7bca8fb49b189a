/** Money that came, went or was paid as funding, each told once: by the stream, or by the venue's own record where that is read first. */
import type { AccountEvent } from '../../../../ports/venue.ts';
import { decimalText, type Decimal } from '../../../../../shared/values/decimal.ts';
import { money } from '../../../../../shared/values/money.ts';
import { MINUTE_MS, type UnixMs } from '../../../../../shared/values/time.ts';
import { BoundedMap } from './boundedMap.ts';

const MOST_MOVES = 2_000;
/** Stream and record share no number of a transfer; either names its instant, seconds apart at most. */
const TWIN_MS = MINUTE_MS;

export interface Move {
  readonly asset: string;
  /** Signed. */
  readonly amount: Decimal;
  readonly time: UnixMs;
  /** The venue's word for the reason. */
  readonly reason: string;
}

type Source = 'STREAM' | 'RECORD';

export class AccountMoves {
  /** Money moved, or may have, that only the venue's record tells. */
  isOwed = true;
  readonly #currency: string;
  readonly #seen = new BoundedMap<string, true>(MOST_MOVES);
  /** Told by one source and not by the other yet, by a number of our own. */
  readonly #single = new BoundedMap<number, Move & { readonly source: Source }>(MOST_MOVES);
  #last = 0;

  constructor(currency: string) {
    this.#currency = currency;
  }

  /** True for the first message of that name. */
  isNew(name: string): boolean {
    if (this.#seen.has(name)) return false;
    this.#seen.set(name, true);
    return true;
  }

  /** A transfer, or, of an asset that is not the account's currency, the news that the next snapshot differs. A repeated message tells nothing. */
  take(move: Move): readonly AccountEvent[] {
    const { asset, amount, time, reason } = move;
    return this.isNew(`${reason}:${asset}:${time}:${decimalText(amount)}`) ? this.#tell(move, 'STREAM') : [];
  }

  /** The same from the venue's record, where each has a number. */
  takeRecorded(move: Move, number: string): readonly AccountEvent[] {
    return this.isNew(`${move.reason}:${move.asset}:${number}`) ? this.#tell(move, 'RECORD') : [];
  }

  #tell(move: Move, source: Source): readonly AccountEvent[] {
    const { asset, amount, reason } = move;
    if (amount.isZero() || this.#isTwin(move, source)) return [];
    this.#last += 1;
    this.#single.set(this.#last, { ...move, source });
    const what = `${decimalText(amount.abs())} ${asset} ${amount.isNegative() ? 'left' : 'came to'} the account`;
    if (asset !== this.#currency) return [{ kind: 'setupChanged', text: `${what} (${reason}).` }];
    return [{ kind: 'transfer', amount: money(amount), note: `${what} (${reason})` }];
  }

  /** Whether the other source told it: one of the same size, the nearest in time, and each answers for one only. */
  #isTwin({ asset, amount, time }: Move, source: Source): boolean {
    const gap = (other: Move): number => Math.abs(other.time - time);
    const [twin] = [...this.#single]
      .filter(([, other]) => other.source !== source && other.asset === asset && other.amount.equals(amount))
      .filter(([, other]) => gap(other) <= TWIN_MS)
      .toSorted(([, one], [, other]) => gap(one) - gap(other));
    if (twin !== undefined) this.#single.delete(twin[0]);
    return twin !== undefined;
  }
}
