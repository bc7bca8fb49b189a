/** The USD-M account stream as account events. */
import type { AccountEvent } from '../../../../../ports/venue.ts';
import { venueOrderId, type SymbolName } from '../../../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../../../shared/values/time.ts';
import type { AccountMoves } from '../accountMoves.ts';
import type { AccountTranslator, TranslatorOptions } from '../accountTranslator.ts';
import { kindOf } from '../messageKind.ts';
import { messageReader } from '../messageReader.ts';
import { underClientId, type OrderReport } from '../orderReport.ts';
import { OrderTape } from '../orderTape.ts';
import { streamClientId } from '../streamClientId.ts';
import {
  accountUpdateSchema,
  configUpdateSchema,
  marginCallSchema,
  readAccountUpdate,
  readConfigUpdate,
  readMarginCall,
  type AccountUpdate,
} from './accountUpdate.ts';
import { AlgoBook } from './algoBook.ts';
import { algoUpdateSchema, type AlgoUpdate } from './algoUpdate.ts';
import { orderTradeUpdateSchema, readOrderTradeUpdate, type OrderTradeUpdate } from './orderTradeUpdate.ts';
import { WaitingReports } from './waitingReports.ts';

export class UsdmTranslator implements AccountTranslator {
  readonly #options: TranslatorOptions;
  readonly #tape = new OrderTape();
  readonly #algos = new AlgoBook();
  readonly #waiting = new WaitingReports(this.#algos);
  readonly #moves: AccountMoves;

  /** `moves` is shared with whoever reads the same money from REST. */
  constructor(options: TranslatorOptions, moves: AccountMoves) {
    this.#options = options;
    this.#moves = moves;
  }

  take(message: unknown, now: UnixMs): readonly AccountEvent[] {
    const read = messageReader(message, (text) => this.#lost(text, now));
    switch (kindOf(message)) {
      case 'ORDER_TRADE_UPDATE':
        return read(orderTradeUpdateSchema, ({ o }) => this.#order(o, now));
      case 'ALGO_UPDATE':
        return read(algoUpdateSchema, ({ o }) => this.#algo(o, now));
      case 'ACCOUNT_UPDATE':
        return read(accountUpdateSchema, (update) => this.#account(update, now));
      case 'ACCOUNT_CONFIG_UPDATE':
        return read(configUpdateSchema, (update) => [readConfigUpdate(update, this.#options)]);
      case 'MARGIN_CALL':
        return read(marginCallSchema, (call) => [readMarginCall(call, this.#options)]);
      default:
        // TRADE_LITE and what the venue may add tell nothing that the others do not.
        return [];
    }
  }

  due(now: UnixMs): readonly AccountEvent[] {
    return [...this.#release(now), ...this.#tape.due(now), ...this.#algos.due(now)];
  }

  isMissing(now: UnixMs): boolean {
    return this.#tape.isMissing(now);
  }

  complete(askedAt: UnixMs): readonly AccountEvent[] {
    return this.#tape.complete(askedAt);
  }

  openQuestions(now: UnixMs): readonly string[] {
    return this.#waiting.questions(now);
  }

  learnChild(stopClientId: string, orderId: string, now: UnixMs): readonly AccountEvent[] {
    const venueSymbol = this.#algos.venueSymbolOf(stopClientId);
    if (venueSymbol === null) return [];
    this.#algos.learnChild(streamClientId(stopClientId, orderId), venueSymbol, orderId);
    return this.#release(now);
  }

  #order(update: OrderTradeUpdate, now: UnixMs): readonly AccountEvent[] {
    const symbol = this.#options.symbolOf(update.s);
    if (symbol === null) return this.#strange(update.s);
    const report = readOrderTradeUpdate(update, symbol, this.#options);
    const owner = this.#algos.ownerOf(update, this.#tape.knows(report.key));
    if (owner === null || this.#waiting.has(report.key)) {
      this.#waiting.add(update, report, now);
      return this.#release(now);
    }
    return [...amendment(update, symbol), ...this.#tell(underClientId(report, owner), update.s, now)];
  }

  #algo(update: AlgoUpdate, now: UnixMs): readonly AccountEvent[] {
    const symbol = this.#options.symbolOf(update.s);
    if (symbol === null) return this.#strange(update.s);
    const events = [...this.#algos.take(update, symbol, now), ...this.#release(now)];
    if (update.ai === '') return events;
    const clientOrderId = streamClientId(update.caid, update.aid);
    this.#options.learnNumber(update.s, update.ai, clientOrderId);
    if (update.X !== 'FINISHED') return events;
    // Says how much its order executed: what of that was not told is missing.
    const report: OrderReport = {
      key: `${update.s}:${update.ai}`,
      clientOrderId,
      venueOrderId: venueOrderId(update.ai),
      execution: null,
      executed: update.aq,
      working: null,
      end: null,
    };
    return [...events, ...this.#tape.take(report, now)];
  }

  #account(update: AccountUpdate, now: UnixMs): readonly AccountEvent[] {
    const { events, isIncomplete } = readAccountUpdate(update, this.#moves, this.#options);
    if (isIncomplete) {
      this.#moves.isOwed = true;
      this.#tape.miss(now);
    }
    return events;
  }

  #tell(report: OrderReport, venueSymbol: string, now: UnixMs): readonly AccountEvent[] {
    this.#options.learnNumber(venueSymbol, report.venueOrderId, report.clientOrderId);
    if (report.end !== null) this.#algos.settle(report.clientOrderId, venueSymbol);
    return this.#tape.take(report, now);
  }

  /** What waited for the number of a stop's order and need not wait any more. */
  #release(now: UnixMs): readonly AccountEvent[] {
    return this.#waiting.take(now).flatMap(({ report, venueSymbol }) => this.#tell(report, venueSymbol, now));
  }

  #strange(venueSymbol: string): readonly AccountEvent[] {
    if (!this.#moves.isNew(`symbol:${venueSymbol}`)) return [];
    return [{ kind: 'setupChanged', text: `${venueSymbol}, which the desk does not know, is traded in this account.` }];
  }

  #lost(text: string, now: UnixMs): void {
    this.#options.report(text);
    this.#tape.miss(now);
  }
}

const amendment = ({ x }: OrderTradeUpdate, symbol: SymbolName): readonly AccountEvent[] =>
  x === 'AMENDMENT' ? [{ kind: 'setupChanged', text: `An order on ${symbol} was changed at the venue.` }] : [];
