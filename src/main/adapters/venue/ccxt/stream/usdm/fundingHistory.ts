/** Funding as the venue's own record has it: what was paid while nobody listened, and the parts of what cross positions paid in one sum. */
import { z } from 'zod';
import type { AccountEvent } from '../../../../../ports/venue.ts';
import type { Logger } from '../../../../../ports/logger.ts';
import type { SymbolName } from '../../../../../../shared/values/ids.ts';
import { money, type Money } from '../../../../../../shared/values/money.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../../../shared/values/time.ts';
import type { VenueExchange } from '../../venueExchange.ts';
import type { AccountMoves } from '../accountMoves.ts';
import { fundingId } from '../fundingId.ts';
import { amountField, timeField } from '../../venueFields.ts';
import { asStreamFailure } from '../streamFailure.ts';

const rowsSchema = z.array(
  z.object({ symbol: z.string(), incomeType: z.string(), income: amountField, asset: z.string(), time: timeField }),
);
type Row = z.output<typeof rowsSchema>[number];
type Funding = Extract<AccountEvent, { kind: 'funding' }>;

const PAGE = 1_000;
const MOST_PAGES = 20;
/** A payment may show up this late in the record. */
const LATE_MS = 10 * MINUTE_MS;

export interface FundingHistoryOptions {
  readonly exchange: Pick<VenueExchange, 'send'>;
  readonly symbolOf: (venueSymbol: string) => SymbolName | null;
  readonly currency: string;
  readonly moves: AccountMoves;
  readonly now: () => UnixMs;
  /** Payments from then on are asked for the first time. */
  readonly since: UnixMs;
  readonly logger: Logger;
}

export class FundingHistory {
  readonly #options: FundingHistoryOptions;
  #since: UnixMs;

  constructor(options: FundingHistoryOptions) {
    this.#options = options;
    this.#since = options.since;
  }

  /**
   * The payments that were not told yet, oldest first; asked for only where some may be owed, because the question is dear. None where the venue does
   * not answer: the next question repeats this one.
   */
  async catchUp(): Promise<readonly AccountEvent[]> {
    const { moves, now, logger } = this.#options;
    if (!moves.isFundingOwed) return [];
    const askedAt = now();
    try {
      moves.isFundingOwed = false;
      const rows = await this.#ask();
      this.#since = unixMs(Math.max(this.#since, askedAt - LATE_MS));
      return this.#read(rows).filter(({ id }) => moves.isNew(id));
    } catch (error) {
      moves.isFundingOwed = true;
      logger.warn('Funding could not be asked for', { reason: asStreamFailure(error).message });
      return [];
    }
  }

  async #ask(): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let page = 0, startTime: number = this.#since; page < MOST_PAGES; page += 1) {
      const { body } = await this.#options.exchange.send({
        api: 'fapiPrivate',
        method: 'GET',
        path: 'income',
        params: { incomeType: 'FUNDING_FEE', startTime, limit: PAGE },
      });
      const found = rowsSchema.parse(body);
      rows.push(...found);
      if (found.length < PAGE) break;
      startTime = (found.at(-1)?.time ?? startTime) + 1;
    }
    return rows;
  }

  /** One payment per symbol and time: in hedge mode either leg has a row. */
  #read(rows: readonly Row[]): readonly Funding[] {
    const { symbolOf, currency } = this.#options;
    const sums = new Map<string, Funding>();
    for (const { symbol: venueSymbol, incomeType, income, asset, time } of rows) {
      const symbol = symbolOf(venueSymbol);
      const isOurs = symbol !== null && (asset === currency || symbol.endsWith(`:${asset}`));
      if (!isOurs || incomeType !== 'FUNDING_FEE') continue;
      const id = fundingId(symbol, time);
      const amount: Money = money(income.plus(sums.get(id)?.amount ?? 0));
      sums.set(id, { kind: 'funding', symbol, amount, id, venueTime: time });
    }
    return [...sums.values()];
  }
}
