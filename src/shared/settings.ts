/**
 * The settings file: one strict schema with its defaults beside it (domain specification, Appendix A). Fractions, milliseconds, UTC.
 * Unknown keys fail; every problem is reported at once; nothing is applied unless all of it is valid.
 */
import { z } from 'zod';
import { err, ok, type Result } from './base/result.ts';
import { decimalSchema } from './values/decimal.ts';

/** A fraction of equity: 0.02 means 2 %. Percent numbers above 1 are refused. */
const fraction = decimalSchema.refine(
  (value) => value.greaterThanOrEqualTo(0) && value.lessThanOrEqualTo(1),
  'expected a fraction from 0 to 1, 0.02 for 2 %',
);
const positiveMs = z
  .int()
  .min(0)
  .max(31 * 86_400_000);

const modeLimitsSchema = z.strictObject({
  risk: fraction,
  gross: fraction,
  symbol: fraction,
  dailyLoss: fraction,
  drawdown: fraction,
  symbols: z.int().min(1).max(1_000),
  positions: z.int().min(1).max(10_000),
  heat: fraction,
  leverage: z.int().min(1).max(125),
});
/** Limits of one mode, fractions of the book's equity (SM-02). */
export type ModeLimits = z.output<typeof modeLimitsSchema>;

const paperDefaults = {
  risk: '0.005',
  gross: '0.20',
  symbol: '0.20',
  dailyLoss: '0.01',
  drawdown: '0.03',
  symbols: 20,
  positions: 100,
  heat: '0.02',
  leverage: 3,
};

const ordersDefaults = {
  maxNotional: '10000',
  qtyMedianFactor: 5,
  duplicateMs: 5_000,
  bucket: 10,
  refillPerSec: 5,
  perMinute: 100,
  workingPerSymbol: 5,
  stopConfirmMs: 3_000,
  volumeShare: '0.01',
};
const dataDefaults = { staleMinMs: 5_000, staleMaxMs: 30_000, staleFactor: 10, staleL2Ms: 30_000, staleL3Ms: 120_000 };
const sizingDefaults = { atrPeriod: 14, autoStop: false, autoStopAtr: 2, stopSlippageMin: '0.001' };
const emergencyDefaults = {
  retryFirstMs: 250,
  retryFactor: 2,
  retryCapMs: 10_000,
  unresolvedMs: 15_000,
  verifyGapMs: 1_000,
  watchMs: 60_000,
  manualCooldownMs: 300_000,
};
const auditDefaults = { groupCommitMs: 5, telemetryMs: 250 };
const paperVenueDefaults = {
  equity: '10000',
  currency: 'USDT',
  latencyMs: 250,
  makerFee: '0.0002',
  takerFee: '0.0005',
  minNotional: '5',
  maxLeverage: 3,
};
const liveFeedDefaults = { exchange: 'binanceusdm', symbols: ['BTC/USDT:USDT', 'ETH/USDT:USDT'], connectMs: 3_000 };

/** Base addresses by API name, nested as the exchange library nests them: for testnets, proxies and simulators. */
export interface ExchangeAddresses {
  readonly [api: string]: string | ExchangeAddresses;
}

const addressesSchema: z.ZodType<ExchangeAddresses> = z.record(
  z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  z.union([
    z.string().regex(/^(?:https?|wss?):\/\/[^\s]+$/, 'expected an http, https, ws or wss address'),
    z.lazy(() => addressesSchema),
  ]),
);

export const settingsSchema = z.strictObject({
  version: z.literal(1).prefault(1),
  modes: z.strictObject({ PAPER: modeLimitsSchema.prefault(paperDefaults) }).prefault({}),
  orders: z
    .strictObject({
      /** Absolute cap of one order's notional, in account currency (RC-07). */
      maxNotional: decimalSchema,
      /** Largest quantity as a multiple of the median of the last 20 entries in the symbol (RC-06). */
      qtyMedianFactor: z.int().min(1),
      duplicateMs: positiveMs,
      /** Token bucket of entries: capacity, refill per second, and cap per minute (RC-09). */
      bucket: z.int().min(1),
      refillPerSec: z.int().min(1),
      perMinute: z.int().min(1),
      /** Working orders per symbol (RC-15). */
      workingPerSymbol: z.int().min(1),
      /** A position whose stop is not confirmed within this time is closed (RC-19). */
      stopConfirmMs: positiveMs,
      /** Largest share of the symbol's 24 h volume (RC-07). */
      volumeShare: fraction,
    })
    .prefault(ordersDefaults),
  data: z
    .strictObject({
      staleMinMs: positiveMs,
      staleMaxMs: positiveMs,
      staleFactor: z.int().min(1),
      staleL2Ms: positiveMs,
      staleL3Ms: positiveMs,
    })
    .prefault(dataDefaults),
  sizing: z
    .strictObject({
      atrPeriod: z.int().min(2),
      autoStop: z.boolean(),
      autoStopAtr: z.int().min(1),
      stopSlippageMin: fraction,
    })
    .prefault(sizingDefaults),
  emergency: z
    .strictObject({
      retryFirstMs: positiveMs,
      retryFactor: z.int().min(1),
      retryCapMs: positiveMs,
      unresolvedMs: positiveMs,
      verifyGapMs: positiveMs,
      watchMs: positiveMs,
      /** Cooldown after a manual stop, from flat verified (EB-19). */
      manualCooldownMs: positiveMs,
    })
    .prefault(emergencyDefaults),
  audit: z.strictObject({ groupCommitMs: positiveMs, telemetryMs: positiveMs }).prefault(auditDefaults),
  paper: z
    .strictObject({
      /** Equity a new paper book starts with: the intended live allocation (PF-05). */
      equity: decimalSchema,
      currency: z.string().regex(/^[A-Z0-9]{2,10}$/),
      /** Decision-to-book delay of the simulated venue (PF-01). */
      latencyMs: positiveMs,
      makerFee: fraction,
      takerFee: fraction,
      minNotional: decimalSchema,
      maxLeverage: z.int().min(1).max(125),
    })
    .prefault(paperVenueDefaults),
  liveFeed: z
    .strictObject({
      /** ccxt exchange id whose public streams are read. */
      exchange: z.string().regex(/^[a-z0-9]{2,30}$/),
      symbols: z.array(z.string().min(3).max(40)).min(1).max(50),
      /** Time `--feed auto` gives the live feed before it falls back to replay. */
      connectMs: positiveMs,
      /** Replaces the exchange's own addresses; empty takes them as they are. */
      endpoints: addressesSchema.prefault({}),
    })
    .prefault(liveFeedDefaults),
});

export type Settings = z.output<typeof settingsSchema>;

/** One problem of a settings file: where, what was found, what was expected. */
export type SettingsProblem = { readonly path: string; readonly text: string };

/** Settings with every default in force. */
export const defaultSettings = (): Settings => settingsSchema.parse({});

/** Parses a settings object; fails with every problem found, in file order. */
export function parseSettings(input: unknown): Result<Settings, readonly SettingsProblem[]> {
  const parsed = settingsSchema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.flatMap((issue) => problemsOf(issue, input)));
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): readonly SettingsProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), text: 'unknown key' }));
  const found = valueAt(input, issue.path);
  const path = issue.path.join('.') || '(file)';
  const text = found === undefined ? 'missing' : `found ${JSON.stringify(found)}, ${issue.message}`;
  return [{ path, text }];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
}
