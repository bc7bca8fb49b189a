/** Money that came, went or was paid as funding, each told once. */
import type { AccountEvent } from '../../../../ports/venue.ts';
import { decimalText, type Decimal } from '../../../../../shared/values/decimal.ts';
import { money } from '../../../../../shared/values/money.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import { BoundedMap } from './boundedMap.ts';

const MOST_MOVES = 2_000;

export interface Move {
  readonly asset: string;
  /** Signed. */
  readonly amount: Decimal;
  readonly time: UnixMs;
  /** The venue's word for the reason. */
  readonly reason: string;
}

export class AccountMoves {
  /** Funding was paid, or may have been, that only the venue's record tells. */
  isFundingOwed = true;
  readonly #currency: string;
  readonly #seen = new BoundedMap<string, true>(MOST_MOVES);

  constructor(currency: string) {
    this.#currency = currency;
  }

  /** True for the first message of that name. */
  isNew(name: string): boolean {
    if (this.#seen.has(name)) return false;
    this.#seen.set(name, true);
    return true;
  }

  /** A transfer, or, of an asset that is not the account's currency, the news that the next snapshot differs. */
  take({ asset, amount, time, reason }: Move): readonly AccountEvent[] {
    if (amount.isZero() || !this.isNew(`${reason}:${asset}:${time}:${decimalText(amount)}`)) return [];
    const what = `${decimalText(amount.abs())} ${asset} ${amount.isNegative() ? 'left' : 'came to'} the account`;
    if (asset !== this.#currency) return [{ kind: 'setupChanged', text: `${what} (${reason}).` }];
    return [{ kind: 'transfer', amount: money(amount), note: `${what} (${reason})` }];
  }
}
