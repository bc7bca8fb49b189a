/**
 * What the stream has told of each order, so that every execution is told once and in a sensible order.
 * 1. An execution is told once, whatever is repeated or comes late.
 * 2. The end of an order waits for its executions; when they do not come they are missing and must be asked for.
 * 3. An order that is over does not come back as working.
 */
import type { AccountEvent } from '../../../../ports/venue.ts';
import { maxDecimal, ZERO, type Decimal } from '../../../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import { BoundedMap } from './boundedMap.ts';
import type { OrderReport } from './orderReport.ts';

/** Orders and executions remembered: days of a busy account. */
const MOST_ORDERS = 5_000;
const MOST_TRADES = 20_000;
/** Messages of one order come within milliseconds of each other. */
const GRACE_MS = 500;
/** Longest wait of an order's end for its executions. */
const LONGEST_HOLD_MS = 3_000;

interface Line {
  /** Executed as told here, and as the venue counts it. */
  told: Decimal;
  counted: Decimal;
  isWorkingTold: boolean;
  isOver: boolean;
  /** The end, while executions before it are missing. */
  heldEnd: OrderReport | null;
  missingSince: UnixMs | null;
}

export class OrderTape {
  readonly #lines = new BoundedMap<string, Line>(MOST_ORDERS);
  readonly #trades = new BoundedMap<string, true>(MOST_TRADES);
  /** Lines with missing executions, by key. */
  readonly #missing = new Map<string, Line>();
  /** Since when something is missing that belongs to no known order. */
  #lostSince: UnixMs | null = null;

  knows(key: string): boolean {
    return this.#lines.has(key);
  }

  take(report: OrderReport, now: UnixMs): readonly AccountEvent[] {
    const line = this.#lines.get(report.key) ?? newLine();
    this.#lines.set(report.key, line);
    const events: AccountEvent[] = [];
    if (report.working !== null && !line.isWorkingTold && !line.isOver) {
      line.isWorkingTold = true;
      events.push({ kind: 'working', order: report.working });
    }
    events.push(...this.#execute(line, report));
    line.counted = maxDecimal(line.counted, report.executed);
    if (report.end !== null && !line.isOver) {
      line.isOver = true;
      line.heldEnd = report;
    }
    this.#track(report.key, line, now);
    return line.missingSince === null ? [...events, ...releaseEnd(line)] : events;
  }

  /** Ends that waited too long. */
  due(now: UnixMs): readonly AccountEvent[] {
    const late = [...this.#missing.values()].filter(
      ({ missingSince }) => missingSince !== null && now - missingSince >= LONGEST_HOLD_MS,
    );
    return late.flatMap(releaseEnd);
  }

  /** A message could not be used: what it told must be asked for. */
  miss(now: UnixMs): void {
    this.#lostSince ??= now;
  }

  isMissing(now: UnixMs): boolean {
    if (this.#lostSince !== null && now - this.#lostSince >= GRACE_MS) return true;
    for (const { missingSince } of this.#missing.values())
      if (missingSince !== null && now - missingSince >= GRACE_MS) return true;
    return false;
  }

  /** What was missing before the instant was asked for after it, and told elsewhere. */
  complete(askedAt: UnixMs): readonly AccountEvent[] {
    if (this.#lostSince !== null && this.#lostSince <= askedAt) this.#lostSince = null;
    const found = [...this.#missing].filter(([, { missingSince }]) => missingSince !== null && missingSince <= askedAt);
    for (const [key, line] of found) {
      this.#missing.delete(key);
      line.told = line.counted;
      line.missingSince = null;
    }
    return found.flatMap(([, line]) => releaseEnd(line));
  }

  #execute(line: Line, { execution }: OrderReport): readonly AccountEvent[] {
    if (execution === null || this.#trades.has(execution.tradeId)) return [];
    this.#trades.set(execution.tradeId, true);
    line.told = line.told.plus(execution.quantity);
    return [{ kind: 'fill', fill: execution }];
  }

  #track(key: string, line: Line, now: UnixMs): void {
    if (line.told.greaterThanOrEqualTo(line.counted)) {
      line.missingSince = null;
      this.#missing.delete(key);
    } else {
      line.missingSince ??= now;
      this.#missing.set(key, line);
    }
  }
}

const newLine = (): Line => ({
  told: ZERO,
  counted: ZERO,
  isWorkingTold: false,
  isOver: false,
  heldEnd: null,
  missingSince: null,
});

function releaseEnd(line: Line): readonly AccountEvent[] {
  const report = line.heldEnd;
  line.heldEnd = null;
  if (report?.end == null || report.end.status === 'FILLED') return [];
  const { clientOrderId, venueOrderId } = report;
  return [{ kind: 'order', clientOrderId, venueOrderId, ...report.end, status: report.end.status }];
}
