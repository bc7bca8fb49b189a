/** Funding and transfers as the venue's own record has them: what moved while nobody listened, and the parts of what cross positions paid in one sum. */
import { z } from 'zod';
import type { AccountEvent } from '../../../../../ports/venue.ts';
import type { Logger } from '../../../../../ports/logger.ts';
import type { SymbolName } from '../../../../../../shared/values/ids.ts';
import { money, type Money } from '../../../../../../shared/values/money.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../../../shared/values/time.ts';
import type { VenueExchange } from '../../venueExchange.ts';
import type { AccountMoves } from '../accountMoves.ts';
import { fundingId } from '../fundingId.ts';
import { amountField, idField, timeField } from '../../venueFields.ts';
import { asStreamFailure } from '../streamFailure.ts';

const rowsSchema = z.array(
  z.object({
    symbol: z.string(),
    incomeType: z.string(),
    income: amountField,
    asset: z.string(),
    time: timeField,
    tranId: idField,
  }),
);
type Row = z.output<typeof rowsSchema>[number];
type Funding = Extract<AccountEvent, { kind: 'funding' }>;
/** What is asked for; other income is told by the stream alone. */
type Kind = 'FUNDING_FEE' | 'TRANSFER';

const PAGE = 1_000;
const MOST_PAGES = 20;
/** Money that moved may show up this late in the record. */
export const LATE_MONEY_MS = 10 * MINUTE_MS;

export interface MoneyHistoryOptions {
  readonly exchange: Pick<VenueExchange, 'send'>;
  readonly symbolOf: (venueSymbol: string) => SymbolName | null;
  readonly currency: string;
  readonly moves: AccountMoves;
  readonly now: () => UnixMs;
  /**
   * From then on each is asked for the first time. Funding goes back to before the start: whoever hears it knows each by its id. A transfer has none that
   * outlives the session.
   */
  readonly since: Readonly<Record<Kind, UnixMs>>;
  readonly logger: Logger;
}

export class MoneyHistory {
  readonly #options: MoneyHistoryOptions;
  #since: Readonly<Record<Kind, UnixMs>>;

  constructor(options: MoneyHistoryOptions) {
    this.#options = options;
    this.#since = options.since;
  }

  /** Money may have moved that nobody told. */
  owe(): void {
    this.#options.moves.isOwed = true;
  }

  get isOwed(): boolean {
    return this.#options.moves.isOwed;
  }

  /**
   * What was not told yet, oldest first of either kind; asked for only where some may be owed, because the questions are dear. None where the venue does
   * not answer: the next question repeats this one.
   */
  async catchUp(): Promise<readonly AccountEvent[]> {
    const { moves, now, logger } = this.#options;
    if (!moves.isOwed) return [];
    const seen = now() - LATE_MONEY_MS;
    try {
      moves.isOwed = false;
      const [fundings, transfers] = await Promise.all([this.#ask('FUNDING_FEE'), this.#ask('TRANSFER')]);
      const { FUNDING_FEE, TRANSFER } = this.#since;
      this.#since = { FUNDING_FEE: later(FUNDING_FEE, seen), TRANSFER: later(TRANSFER, seen) };
      return [...this.#fundings(fundings).filter(({ id }) => moves.isNew(id)), ...this.#transfers(transfers)];
    } catch (error) {
      moves.isOwed = true;
      logger.warn('Funding and transfers could not be asked for', { reason: asStreamFailure(error).message });
      return [];
    }
  }

  async #ask(incomeType: Kind): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let page = 0, startTime: number = this.#since[incomeType]; page < MOST_PAGES; page += 1) {
      const { body } = await this.#options.exchange.send({
        api: 'fapiPrivate',
        method: 'GET',
        path: 'income',
        params: { incomeType, startTime, limit: PAGE },
      });
      const found = rowsSchema.parse(body);
      rows.push(...found);
      if (found.length < PAGE) break;
      startTime = (found.at(-1)?.time ?? startTime) + 1;
    }
    return rows.filter((row) => row.incomeType === incomeType);
  }

  /** One payment per symbol and time: in hedge mode either leg has a row. */
  #fundings(rows: readonly Row[]): readonly Funding[] {
    const { symbolOf, currency } = this.#options;
    const sums = new Map<string, Funding>();
    for (const { symbol: venueSymbol, income, asset, time } of rows) {
      const symbol = symbolOf(venueSymbol);
      const isOurs = symbol !== null && (asset === currency || symbol.endsWith(`:${asset}`));
      if (!isOurs) continue;
      const id = fundingId(symbol, time);
      const amount: Money = money(income.plus(sums.get(id)?.amount ?? 0));
      sums.set(id, { kind: 'funding', symbol, amount, id, venueTime: time });
    }
    return [...sums.values()];
  }

  #transfers(rows: readonly Row[]): readonly AccountEvent[] {
    const { moves } = this.#options;
    return rows.flatMap(({ asset, income: amount, time, incomeType: reason, tranId }) =>
      moves.takeRecorded({ asset, amount, time, reason }, tranId),
    );
  }
}

const later = (one: UnixMs, other: number): UnixMs => unixMs(Math.max(one, other));
