/** countdownCancelAll: per symbol, re-armed by every call, disarmed by 0. When it fires, ordinary orders go and conditional ones stay. */
import type { Routes } from '../http/route.ts';
import type { UsdmVenue } from './usdmVenue.ts';

export class DeadMansSwitch {
  private readonly venue: UsdmVenue;
  private readonly armed = new Map<string, { readonly at: number; readonly disarm: () => void }>();

  constructor(venue: UsdmVenue) {
    this.venue = venue;
  }

  /** Venue time at which it fires, null when it is not armed. */
  firesAt(symbol: string): number | null {
    return this.armed.get(symbol)?.at ?? null;
  }

  routes(): Routes {
    return {
      'POST /fapi/v1/countdownCancelAll': {
        security: 'signed',
        weight: 10,
        right: 'futures',
        answer: (params) => {
          const { symbol } = this.venue.parts.catalog.get('usdm', params.name('symbol'));
          const countdownTime = params.int('countdownTime');
          this.arm(symbol, countdownTime);
          return { symbol, countdownTime: String(countdownTime) };
        },
      },
    };
  }

  private arm(symbol: string, countdownMs: number): void {
    this.armed.get(symbol)?.disarm();
    this.armed.delete(symbol);
    if (countdownMs <= 0) return;
    const at = this.venue.parts.clock.now() + countdownMs;
    const disarm = this.venue.parts.clock.at(at, () => {
      this.armed.delete(symbol);
      this.venue.cancelAll(symbol);
    });
    this.armed.set(symbol, { at, disarm });
  }
}
