/**
 * Request weight per address and orders per account, in windows aligned to the venue's clock. Over the limit is 429 with Retry-After; whoever
 * goes on regardless is banned with 418.
 */
import type { Family } from '../core/family.ts';
import { VenueError } from '../core/venueError.ts';

export interface LimitSettings {
  readonly spotWeight: number;
  readonly usdmWeight: number;
  readonly spotOrders10s: number;
  readonly usdmOrders10s: number;
  readonly usdmOrders1m: number;
}

export const VENUE_LIMITS: LimitSettings = {
  spotWeight: 6_000,
  usdmWeight: 2_400,
  spotOrders10s: 100,
  usdmOrders10s: 300,
  usdmOrders1m: 1_200,
};

const MINUTE_MS = 60_000;
const TEN_SECONDS_MS = 10_000;
const DAY_MS = 86_400_000;
/** Refusals within a window that are still answered with 429. */
const PATIENCE = 5;
const FIRST_BAN_S = 120;

interface Count {
  window: number;
  used: number;
}

type CountName =
  'spot/weight' | 'usdm/weight' | 'spot/orders10s' | 'spot/ordersDay' | 'usdm/orders10s' | 'usdm/orders1m' | 'refused';

export class RateLimits {
  readonly settings: LimitSettings;
  private readonly counts = new Map<CountName, Count>();
  private bannedUntil = 0;

  constructor(settings: Partial<LimitSettings>) {
    this.settings = { ...VENUE_LIMITS, ...settings };
  }

  /** Weight used in the current minute. */
  usedWeight(family: Family, now: number): number {
    return this.count(`${family}/weight`, MINUTE_MS, now).used;
  }

  /** Orders counted in the current ten seconds. */
  usedOrders(family: Family, now: number): number {
    return this.count(`${family}/orders10s`, TEN_SECONDS_MS, now).used;
  }

  ban(seconds: number, now: number): void {
    this.bannedUntil = now + seconds * 1_000;
  }

  /** Throws when the address is banned or the weight is used up; counts the weight otherwise. */
  chargeWeight(family: Family, weight: number, now: number): void {
    if (now < this.bannedUntil) throw banned(this.bannedUntil, now);
    const limit = family === 'spot' ? this.settings.spotWeight : this.settings.usdmWeight;
    const count = this.count(`${family}/weight`, MINUTE_MS, now);
    count.used += weight;
    if (count.used <= limit) return;
    const refused = this.count('refused', MINUTE_MS, now);
    refused.used += 1;
    if (refused.used > PATIENCE) this.ban(FIRST_BAN_S, now);
    throw tooManyRequests(family, { limit, used: count.used, retryAfterS: untilNext(MINUTE_MS, now) });
  }

  /** Throws when the orders of a window are used up; counts them otherwise. */
  chargeOrders(family: Family, orders: number, now: number): void {
    const windows = this.orderWindows(family, now);
    for (const { count, limit, length, text } of windows)
      if (count.used + orders > limit)
        throw new VenueError(429, -1015, {
          msg: `Too many new orders; current limit is ${limit} orders per ${text}.`,
          headers: { 'Retry-After': String(untilNext(length, now)) },
        });
    for (const { count } of windows) count.used += orders;
  }

  /** Gives back the slot of a spot order that began to fill. */
  releaseOrder(now: number): void {
    const count = this.count('spot/orders10s', TEN_SECONDS_MS, now);
    count.used = Math.max(0, count.used - 1);
  }

  weightHeaders(family: Family, now: number): Record<string, string> {
    const used = String(this.usedWeight(family, now));
    return family === 'spot'
      ? { 'X-MBX-USED-WEIGHT': used, 'X-MBX-USED-WEIGHT-1M': used }
      : { 'X-MBX-USED-WEIGHT-1M': used };
  }

  orderHeaders(family: Family, now: number): Record<string, string> {
    return Object.fromEntries(this.orderWindows(family, now).map(({ count, header }) => [header, String(count.used)]));
  }

  /** Rows of exchangeInfo and of rateLimit/order. */
  rows(family: Family, now: number): (Record<string, string | number> & { count: number })[] {
    const weight = family === 'spot' ? this.settings.spotWeight : this.settings.usdmWeight;
    return [
      {
        rateLimitType: 'REQUEST_WEIGHT',
        interval: 'MINUTE',
        intervalNum: 1,
        limit: weight,
        count: this.usedWeight(family, now),
      },
      ...this.orderWindows(family, now).map(({ interval, intervalNum, limit, count }) => ({
        rateLimitType: 'ORDERS',
        interval,
        intervalNum,
        limit,
        count: count.used,
      })),
    ];
  }

  private orderWindows(family: Family, now: number) {
    const of = (name: CountName, length: number, limit: number) => ({
      count: this.count(name, length, now),
      length,
      limit,
    });
    const tenSeconds = { interval: 'SECOND', intervalNum: 10, text: '10 SECOND', header: 'X-MBX-ORDER-COUNT-10S' };
    if (family === 'spot')
      return [
        { ...of('spot/orders10s', TEN_SECONDS_MS, this.settings.spotOrders10s), ...tenSeconds },
        {
          ...of('spot/ordersDay', DAY_MS, 200_000),
          interval: 'DAY',
          intervalNum: 1,
          text: '1 DAY',
          header: 'X-MBX-ORDER-COUNT-1D',
        },
      ];
    return [
      { ...of('usdm/orders10s', TEN_SECONDS_MS, this.settings.usdmOrders10s), ...tenSeconds },
      {
        ...of('usdm/orders1m', MINUTE_MS, this.settings.usdmOrders1m),
        interval: 'MINUTE',
        intervalNum: 1,
        text: '1 MINUTE',
        header: 'X-MBX-ORDER-COUNT-1M',
      },
    ];
  }

  private count(name: CountName, length: number, now: number): Count {
    const window = Math.floor(now / length);
    const found = this.counts.get(name);
    if (found?.window === window) return found;
    const fresh = { window, used: 0 };
    this.counts.set(name, fresh);
    return fresh;
  }
}

/** Whole seconds until the window ends, at least one. */
const untilNext = (length: number, now: number): number => Math.max(1, Math.ceil((length - (now % length)) / 1_000));

/** 429 in the family's words. */
export function tooManyRequests(
  family: Family,
  { limit, used, retryAfterS }: { limit: number; used: number; retryAfterS: number },
): VenueError {
  const msg =
    family === 'spot'
      ? `Too much request weight used; current limit is ${limit} request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.`
      : `Too many requests; current limit is ${limit} requests per minute. Please use the websocket for live updates to avoid polling the API.`;
  return new VenueError(429, -1003, {
    msg,
    headers: { 'Retry-After': String(retryAfterS), 'X-MBX-USED-WEIGHT-1M': String(used) },
  });
}

/** 418 with the time the ban ends. */
function banned(until: number, now: number): VenueError {
  return new VenueError(418, -1003, {
    msg: `Way too much request weight used; IP banned until ${until}. Please use WebSocket Streams for live updates to avoid bans.`,
    headers: { 'Retry-After': String(Math.ceil((until - now) / 1_000)) },
  });
}
