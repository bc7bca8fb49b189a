/** A journal's worth of good days, folded: a book that has earned its next step, without playing a week. */
import { foldEntry } from '../../src/main/engine/foldEntry.ts';
import { emptyDurable, type Durable } from '../../src/main/engine/state.ts';
import { engineActor } from '../../src/main/engine/step.ts';
import {
  entryDataSchemas,
  type EntryData,
  type EntryDataWire,
  type EntryDraft,
  type EntryType,
} from '../../src/shared/model/entry.ts';
import { toWire } from '../../src/shared/values/decimal.ts';
import type { Book, ModeState, TradingMode } from '../../src/shared/model/mode.ts';
import { rfc3339, unixMs, type UnixMs } from '../../src/shared/values/time.ts';
import { buildOrder } from './buildOrder.ts';

const HOUR = 3_600_000;
/** 00:00 UTC of a Monday. */
export const HISTORY_START = unixMs(Date.UTC(2026, 0, 5));
/** Equity after each day: seven gains, one small loss. */
const DAYS = [12, 20, 26, 40, 36, 52, 60, 75] as const;
export const HISTORY_END = unixMs(HISTORY_START + DAYS.length * 24 * HOUR);

const running = (mode: TradingMode): ModeState => ({ mode, run: 'RUNNING' });

/** Folds entries one after the other, as the journal would. */
export class Folding {
  durable: Durable;
  at: UnixMs;
  /** The same entries, for a journal on disk. */
  readonly drafts: EntryDraft[] = [];

  constructor(durable: Durable = emptyDurable(), at: UnixMs = HISTORY_START) {
    this.durable = durable;
    this.at = at;
  }

  add<Type extends EntryType>(type: Type, data: EntryDataWire<Type>, book: Book | 'SYS' = 'SYS'): this {
    const parsed = entryDataSchemas[type].parse(data) as EntryData<Type>;
    return this.fold(type, parsed, book);
  }

  private fold<Type extends EntryType>(type: Type, data: EntryData<Type>, book: Book | 'SYS'): this {
    this.durable = foldEntry(this.durable, { type, data, at: this.at, book });
    const draft = { type, ts: rfc3339(this.at), mono: '0', actor: engineActor('s-0'), book, data: toWire(data) };
    this.drafts.push(draft as unknown as EntryDraft);
    return this;
  }

  move(transition: EntryDataWire<'MODE_TRANSITION'>['transition'], to: ModeState, cause = 'test'): this {
    const { modeState: from } = this.durable;
    this.add('MODE_TRANSITION', { transition, from, to, cause, reason: '', configHash: '0'.repeat(64) });
    return transition === 'T6' ? this : this.add('CLOCK_RESET', { cause: transition });
  }

  /** Eight days of 24 active hours with twelve round trips, seven of them gains. */
  live(book: Book, base = 10_000): this {
    for (let hour = 1; hour <= DAYS.length * 24; hour += 1) {
      this.at = unixMs(this.at + HOUR);
      const day = Math.floor((hour - 1) / 24);
      const before = DAYS[day - 1] ?? 0;
      const earned = before + (((DAYS[day] ?? 0) - before) * (((hour - 1) % 24) + 1)) / 24;
      this.sample(book, base + earned);
      if (hour % 16 === 0) this.trade(book, { net: hour % 48 === 0 ? '-2' : '6', cash: base + earned });
    }
    return this;
  }

  sample(book: Book, equity: number, time = { passedMs: HOUR, activeMs: HOUR }): this {
    const text = equity.toFixed(6);
    return this.add(
      'EQUITY_SAMPLE',
      { at: this.at, ...time, equity: text, riskEquity: text, cash: text, unrealized: '0', gross: '0' },
      book,
    );
  }

  trade(book: Book, { net, cash }: { readonly net: string; readonly cash: number }): this {
    const number = this.durable.books[book].counters.trade + 1;
    const orderId = `${book === 'PAPER' ? 'P' : 'L'}-H${number}`;
    const order = buildOrder({
      clientOrderId: orderId,
      book,
      symbol: 'BTC/USDT',
      side: 'SELL',
      quantity: '1',
      role: 'EXIT',
      decisionPrice: '100.01',
    });
    this.fold('ORDER_INTENT', { order }, book);
    const fill = {
      tradeId: `H-${book}-${number}`,
      clientOrderId: orderId,
      book,
      symbol: 'BTC/USDT',
      side: 'SELL' as const,
      quantity: '1',
      price: '100',
      fee: '0',
      liquidity: 'TAKER' as const,
      venueTime: this.at,
    };
    const trade = {
      number,
      book,
      symbol: 'BTC/USDT',
      side: 'LONG' as const,
      quantity: '1',
      entryPrice: '100',
      exitPrice: '100',
      realizedPnl: net,
      fees: '0',
      netPnl: net,
      rMultiple: null,
      source: 'manual',
      reason: 'test',
      openedAt: unixMs(this.at - HOUR),
      closedAt: this.at,
    };
    return this.add(
      'FILL',
      {
        fill,
        orderStatus: 'FILLED',
        orderFilled: '1',
        orderAveragePrice: '100',
        position: null,
        trade,
        // A basis point was lost; the paper model would have lost as much.
        modelBps: book === 'LIVE' ? '1' : null,
        cash: cash.toFixed(6),
      },
      book,
    );
  }

  /** An emergency stop of the paper book that went flat, and the way back. */
  drill(): this {
    const { mode } = this.durable.modeState;
    if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return this;
    this.move('T6', { mode: 'EMERGENCY_STOP', run: 'RUNNING', phase: 'EXECUTING', modeBefore: mode }, 'DRILL');
    this.add(
      'ES_STEP',
      {
        what: 'verified',
        incident: {
          id: `I${this.durable.incidents + 1}`,
          book: 'PAPER',
          cause: 'DRILL',
          source: 'button',
          text: 'drill',
          triggers: 1,
          startedAt: this.at,
          phase: 'AWAITING_APPROVAL',
          steps: [],
          legs: [],
          flatAt: unixMs(this.at + 400),
          cooldownEndsAt: this.at,
          cost: '0',
          unresolvedAt: null,
        },
      },
      'PAPER',
    );
    return this.move('T7', running(mode));
  }
}

/** A paper book at the end of a good week, its drill done. */
export function paperWeek(options: { readonly hash?: string | null; readonly drilled?: boolean } = {}): Folding {
  const folding = openPaper(options.hash ?? null);
  if (options.drilled !== false) folding.drill();
  return folding.live('PAPER');
}

/** A live rung at the end of a good week on it, with its shadow. */
export function liveWeek(mode: Exclude<TradingMode, 'PAPER'>, hash: string | null = null): Folding {
  const folding = openPaper(hash).drill();
  folding.add('BOOK_OPENED', { equity: '10000', currency: 'USDT', attempt: 1, symbols: ['BTC/USDT'] }, 'LIVE');
  const climb = ['LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_2', 'LIVE_SCALED_3'] as const;
  for (const rung of climb.slice(0, climb.indexOf(mode) + 1)) {
    folding.move(rung === 'LIVE_MINIMAL' ? 'T2' : 'T3', running(rung));
    folding.add('WINDOW_STARTED', { cause: 'test' }, 'LIVE');
    folding.add('MODE_PROBATION', { state: 'RUNNING', text: 'test' });
  }
  return folding
    .live('LIVE')
    .add('MODE_PROBATION', { state: 'PASSED', text: '' })
    .add('RECON_SUMMARY', { differences: [], adoptedFills: 0 }, 'LIVE');
}

function openPaper(hash: string | null): Folding {
  return new Folding()
    .add('SESSION_START', { app: 'test', host: 'headless', feed: 'test', configHash: '0'.repeat(64) })
    .add('MODE_RUN', { from: 'RECOVERING', to: 'RUNNING', cause: 'recovered' })
    .add('ATTEMPT_STARTED', { number: 1, hash, cause: 'test', archived: null })
    .add('BOOK_OPENED', { equity: '10000', currency: 'USDT', attempt: 1, symbols: ['BTC/USDT'] }, 'PAPER')
    .move('T1', running('PAPER'));
}
