/** What the watchdog does, written down after each step: in its file, and to whoever listens. A disk that is full stops nothing. */
import type { WatchdogReport } from '../../shared/model/watchdogReport.ts';
import { unixMs } from '../../shared/values/time.ts';

export type CloseReceipt = WatchdogReport['closes'][number];
type CancelReceipt = WatchdogReport['canceled'][number];

export interface ReceiptsOptions {
  readonly incident: string;
  readonly cause: WatchdogReport['cause'];
  readonly account: string;
  readonly now: () => number;
  /** Called after each change. */
  readonly save: (report: WatchdogReport) => void;
}

const KEPT_PROBLEMS = 20;

export class Receipts {
  #report: WatchdogReport;
  readonly #now: () => number;
  readonly #save: (report: WatchdogReport) => void;

  constructor({ incident, cause, account, now, save }: ReceiptsOptions) {
    const at = unixMs(now());
    const empty = { canceled: [], closes: [], flatAt: null, problems: [] };
    this.#report = { incident, cause, account, startedAt: at, updatedAt: at, state: 'CANCELING', ...empty };
    this.#now = now;
    this.#save = save;
    save(this.#report);
  }

  get report(): WatchdogReport {
    return this.#report;
  }

  enter(state: WatchdogReport['state']): void {
    this.#change({ state, ...(state === 'FLAT' ? { flatAt: unixMs(this.#now()) } : {}) });
  }

  canceled(receipt: CancelReceipt): void {
    this.#change({ canceled: [...this.#report.canceled, receipt] });
  }

  /** A new close, or a later word on one of the same id. */
  closed(receipt: CloseReceipt): void {
    this.#change({ closes: [...this.#report.closes.filter(({ id }) => id !== receipt.id), receipt] });
  }

  problem(text: string): void {
    const { problems } = this.#report;
    if (problems.at(-1) === text) return;
    this.#change({ problems: [...problems, text.slice(0, 400)].slice(-KEPT_PROBLEMS) });
  }

  #change(change: Partial<WatchdogReport>): void {
    this.#report = { ...this.#report, ...change, updatedAt: unixMs(this.#now()) };
    this.#save(this.#report);
  }
}
