/** A real venue's client that answers as the test tells it, and remembers what it was opened with. */
import { err, ok } from '../../src/shared/base/result.ts';
import type {
  AccountEvent,
  CancelAnswer,
  KeyReport,
  LiveVenue,
  LiveVenueRequest,
  OpenLiveVenue,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueLink,
} from '../../src/main/ports/venue.ts';
import { money } from '../../src/shared/values/money.ts';
import { unixMs } from '../../src/shared/values/time.ts';

export const tradeOnly: KeyReport = {
  valid: true,
  canTrade: true,
  canWithdraw: false,
  canTransfer: false,
  ipRestricted: true,
  findings: ['Trading is on.'],
};

const link: VenueLink = {
  state: 'up',
  text: 'Connected.',
  calls: 3,
  errors: 0,
  lastUsedAt: unixMs(1),
  lastError: null,
  weightUsed: 0.1,
  ordersUsed: 0,
  waiting: { EMERGENCY: 0, REDUCE: 0, RECONCILE: 1, ENTRY: 2, MARKET_DATA: 0 },
  clockOffsetMs: 4,
  roundTripMs: 30,
};

/** One client that was opened; answers that were not given are kept. */
export class FakeLiveVenue implements LiveVenue {
  readonly name = 'fake';
  readonly capabilities = {
    market: 'PERP',
    simulated: false,
    realMoney: false,
    reduceOnly: true,
    restingStop: true,
    reduceOnlyExempt: true,
    deadMansSwitch: null,
  } as const;
  readonly asked: string[] = [];
  readonly placed: ((answer: PlaceAnswer) => void)[] = [];
  report: KeyReport | Error = tradeOnly;
  linkText = link.text;
  isClosed = false;
  /** Answers nothing while it is set. */
  isSilent = false;
  private readonly listeners = new Set<(event: AccountEvent) => void>();

  instruments = () => [];

  place(_terms: unknown, answer: (answer: PlaceAnswer) => void): void {
    this.placed.push(answer);
  }

  cancel(_id: unknown, _symbol: unknown, answer: (answer: CancelAnswer) => void): void {
    if (!this.isSilent) answer({ kind: 'canceled' });
  }

  query(_id: unknown, _symbol: unknown, answer: (answer: QueryAnswer) => void): void {
    if (!this.isSilent) answer({ kind: 'absent' });
  }

  snapshot(answer: (answer: SnapshotAnswer) => void): void {
    if (this.isSilent) return;
    answer({ kind: 'snapshot', venueTime: unixMs(1), positions: [], orders: [], balance: money('1000'), setup: null });
  }

  armSwitch(_symbol: unknown, _timeoutMs: number, answer: (armed: boolean) => void): void {
    if (!this.isSilent) answer(true);
  }

  onAccount(listener: (event: AccountEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  say(event: AccountEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  checkKey(): Promise<KeyReport> {
    this.asked.push('checkKey');
    return this.report instanceof Error ? Promise.reject(this.report) : Promise.resolve(this.report);
  }

  link(): VenueLink {
    return { ...link, text: this.linkText };
  }

  refresh(): Promise<void> {
    this.asked.push('refresh');
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}

export interface FakeVenues {
  readonly open: OpenLiveVenue;
  readonly requests: readonly LiveVenueRequest[];
  readonly opened: readonly FakeLiveVenue[];
  /** What the next opening answers instead of a client. */
  failNext(code: string, text: string): void;
  /** What clients opened from now on say about their key. */
  setReport(report: KeyReport | Error): void;
}

/** Opens a new client each time. */
export function fakeVenues(): FakeVenues {
  const requests: LiveVenueRequest[] = [];
  const opened: FakeLiveVenue[] = [];
  let failure: { readonly code: string; readonly text: string } | null = null;
  let report: KeyReport | Error = tradeOnly;
  return {
    requests,
    opened,
    failNext: (code, text) => {
      failure = { code, text };
    },
    setReport: (next) => {
      report = next;
    },
    open: (request) => {
      requests.push(request);
      const failed = failure;
      failure = null;
      if (failed !== null) return Promise.resolve(err(failed));
      const venue = new FakeLiveVenue();
      venue.report = report;
      opened.push(venue);
      return Promise.resolve(ok(venue));
    },
  };
}
