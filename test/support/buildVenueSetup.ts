/** The Settings screen's view of a venue that is set up and connected, with anything replaced. */
import type { VenueView } from '../../src/shared/ipc/contractVenue.ts';

export const buildVenueSetup = (change: Partial<VenueView> = {}): VenueView => ({
  account: { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} },
  money: 'PLAY',
  connects: true,
  vault: { name: 'the secret service', writable: true, problem: null },
  keys: { fingerprint: '3fa9c1', savedAt: 1_760_000_000_000 },
  link: {
    state: 'up',
    text: 'Connected.',
    calls: 120,
    errors: 2,
    lastUsedAt: 1_760_000_100_000,
    lastError: null,
    weightUsed: 0.12,
    ordersUsed: 0,
    waiting: 0,
    clockOffsetMs: -12,
    roundTripMs: 48,
  },
  check: {
    checkedAt: 1_760_000_050_000,
    valid: true,
    canTrade: true,
    canWithdraw: null,
    canTransfer: null,
    ipRestricted: null,
    findings: ['Trading is on.'],
    holds: true,
    text: 'Binance demo does not say what this key may do: not determinable here. No real money is at stake (RC-03).',
  },
  problem: null,
  advice: null,
  missing: [],
  ...change,
});
