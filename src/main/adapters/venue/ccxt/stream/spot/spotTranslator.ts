/** The spot account stream as account events. Balances are read from snapshots; here they only tell of deposits and withdrawals. */
import { z } from 'zod';
import type { AccountEvent } from '../../../../../ports/venue.ts';
import { decimalText } from '../../../../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../../../../shared/values/time.ts';
import { AccountMoves } from '../accountMoves.ts';
import type { AccountTranslator, TranslatorOptions } from '../accountTranslator.ts';
import { amountField, timeField } from '../../venueFields.ts';
import { kindOf } from '../messageKind.ts';
import { messageReader } from '../messageReader.ts';
import { OrderTape } from '../orderTape.ts';
import { executionReportSchema, readExecutionReport, type ExecutionReport } from './executionReport.ts';

const balanceChangeSchema = z.object({ a: z.string(), d: amountField, T: timeField });
type BalanceChange = z.output<typeof balanceChangeSchema>;

export class SpotTranslator implements AccountTranslator {
  readonly #options: TranslatorOptions;
  readonly #tape = new OrderTape();
  readonly #moves: AccountMoves;

  constructor(options: TranslatorOptions) {
    this.#options = options;
    this.#moves = new AccountMoves(options.currency);
  }

  take(message: unknown, now: UnixMs): readonly AccountEvent[] {
    const event = unwrapped(message);
    const read = messageReader(event, (text) => {
      this.#options.report(text);
      this.#tape.miss(now);
    });
    switch (kindOf(event)) {
      case 'executionReport':
        return read(executionReportSchema, (report) => this.#order(report, now));
      case 'balanceUpdate':
        return read(balanceChangeSchema, ({ a: asset, d: amount, T: time }) =>
          this.#moves.take({ asset, amount, time, reason: 'balance update' }),
        );
      case 'externalLockUpdate':
        return read(balanceChangeSchema, (change) => [lockChange(change)]);
      default:
        // outboundAccountPosition repeats what fills and snapshots tell, listStatus what its orders tell.
        return [];
    }
  }

  due(now: UnixMs): readonly AccountEvent[] {
    return this.#tape.due(now);
  }

  isMissing(now: UnixMs): boolean {
    return this.#tape.isMissing(now);
  }

  complete(askedAt: UnixMs): readonly AccountEvent[] {
    return this.#tape.complete(askedAt);
  }

  /** A spot stop keeps its order number when it triggers. */
  openQuestions(): readonly string[] {
    return [];
  }

  learnChild(): readonly AccountEvent[] {
    return [];
  }

  #order(report: ExecutionReport, now: UnixMs): readonly AccountEvent[] {
    const symbol = this.#options.symbolOf(report.s);
    if (symbol !== null) {
      const told = readExecutionReport(report, symbol, this.#options);
      this.#options.learnNumber(report.s, told.venueOrderId, told.clientOrderId);
      return this.#tape.take(told, now);
    }
    if (!this.#moves.isNew(`symbol:${report.s}`)) return [];
    return [{ kind: 'setupChanged', text: `${report.s}, which the desk does not know, is traded in this account.` }];
  }
}

/** Events come as `{subscriptionId, event}`. */
function unwrapped(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'event' in message ? message.event : message;
}

const lockChange = ({ a, d }: BalanceChange): AccountEvent => ({
  kind: 'setupChanged',
  text: `${decimalText(d.abs())} ${a} ${d.isNegative() ? 'was unlocked' : 'was locked'} by another service of the venue.`,
});
