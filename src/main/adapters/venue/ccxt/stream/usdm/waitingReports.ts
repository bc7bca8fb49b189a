/** Reports of orders that may be what a triggered stop became, until it is known. */
import type { UnixMs } from '../../../../../../shared/values/time.ts';
import { underClientId, type OrderReport } from '../orderReport.ts';
import type { AlgoBook } from './algoBook.ts';
import type { OrderTradeUpdate } from './orderTradeUpdate.ts';

/** Time for the message to come by itself before REST is asked. */
const ASK_AFTER_MS = 400;
/** Longest wait: an execution is told then under the id it came with, as that of an unknown order. */
const LONGEST_WAIT_MS = 3_000;

interface Waiting {
  readonly update: OrderTradeUpdate;
  readonly report: OrderReport;
  readonly since: UnixMs;
}

export interface SettledReport {
  readonly report: OrderReport;
  readonly venueSymbol: string;
}

export class WaitingReports {
  readonly #algos: AlgoBook;
  #waiting: readonly Waiting[] = [];

  constructor(algos: AlgoBook) {
    this.#algos = algos;
  }

  has(key: string): boolean {
    return this.#waiting.some(({ report }) => report.key === key);
  }

  add(update: OrderTradeUpdate, report: OrderReport, since: UnixMs): void {
    this.#waiting = [...this.#waiting, { update, report, since }];
  }

  /** Takes out what is known by now, or has waited too long, under the id it is told under. */
  take(now: UnixMs): readonly SettledReport[] {
    const out: SettledReport[] = [];
    this.#waiting = this.#waiting.filter(({ update, report, since }) => {
      const owner = this.#algos.ownerOf(update, false);
      if (owner === null && now - since < LONGEST_WAIT_MS) return true;
      out.push({ report: owner === null ? report : underClientId(report, owner), venueSymbol: update.s });
      return false;
    });
    return out;
  }

  /** Stops to ask about. */
  questions(now: UnixMs): readonly string[] {
    const late = this.#waiting.filter(({ since }) => now - since >= ASK_AFTER_MS);
    return [...new Set(late.flatMap(({ update }) => this.#algos.candidatesOf(update)))];
  }
}
