/**
 * The settings file: one strict schema with its defaults beside it (domain specification, Appendix A). Fractions, milliseconds, UTC.
 * Unknown keys fail; every problem is reported at once; nothing is applied unless all of it is valid.
 */
import { z } from 'zod';
import { err, ok, type Result } from './base/result.ts';
import {
  breakerSchema,
  cooldownSchema,
  correlationSchema,
  ladderSchema,
  latencySchema,
  modeOverridesSchema,
} from './settings/breaker.ts';
import { looseLimitPaths, settingsProblems, type SettingsProblem } from './settings/crossChecks.ts';
import { count, fraction, positiveMs, ratio } from './settings/fields.ts';
import { approvalSchema, demotionSchema, evidenceSchema, gateSchema, probationSchema } from './settings/ladder.ts';
import { modesSchema } from './settings/modes.ts';
import { decimalSchema } from './values/decimal.ts';

export type { ModeLimits } from './settings/modes.ts';

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
  collarMin: '0.01',
  collarMax: '0.05',
  collarSigma: '3',
  passiveMax: '0.20',
  raeCount: 3,
  raeWindowMs: 600_000,
  slippageMax: '0.003',
  depthShare: '0.10',
  liquidationFactor: '2',
};
const dataDefaults = {
  staleMinMs: 5_000,
  staleMaxMs: 30_000,
  staleFactor: 10,
  staleL2Ms: 30_000,
  staleL3Ms: 120_000,
  outlierMin: '0.015',
  outlierMad: 8,
  spreadMax: '0.01',
  sourceDivergence: '0.005',
};
const sizingDefaults = {
  atrPeriod: 14,
  autoStop: false,
  autoStopAtr: 2,
  stopSlippageMin: '0.001',
  lambda: '0.94',
  mVolMin: '0.25',
  mVolUnknown: '0.5',
  volMinObs: 20,
  volReferenceDays: 90,
  noiseAtr: '0.5',
  addToLosers: false,
};
const emergencyDefaults = {
  retryFirstMs: 250,
  retryFactor: 2,
  retryCapMs: 10_000,
  unresolvedMs: 15_000,
  verifyGapMs: 1_000,
  watchMs: 60_000,
  watchdogSilentMs: 3_000,
  watchdogFlattenMs: 10_000,
  watchdogFlatten: true,
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
  /** By path, why a stop limit is looser than twice its default (EB-01). */
  reasons: z.record(z.string().max(120), z.string().trim().min(10).max(400)).prefault({}),
  modes: modesSchema,
  /** Per mode, what differs from the base sections below (EB-01). */
  overrides: modeOverridesSchema,
  ladder: ladderSchema,
  latency: latencySchema,
  correlation: correlationSchema,
  cooldownMs: cooldownSchema,
  breaker: breakerSchema,
  gate: gateSchema,
  approval: approvalSchema,
  probation: probationSchema,
  demotion: demotionSchema,
  evidence: evidenceSchema,
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
      /** Price collar: clamp(sigma x 15 min volatility, min, max) around the reference; passive orders no farther than passiveMax (RC-05). */
      collarMin: fraction,
      collarMax: fraction,
      collarSigma: ratio,
      passiveMax: fraction,
      /** Filled automated entries per strategy, symbol and side within the window (RC-10). */
      raeCount: count,
      raeWindowMs: positiveMs,
      /** Largest expected slippage, and share of the visible depth (RC-22). */
      slippageMax: fraction,
      depthShare: fraction,
      /** Liquidation is at least this multiple of the stop distance away (RC-20). */
      liquidationFactor: ratio,
    })
    .prefault(ordersDefaults),
  data: z
    .strictObject({
      staleMinMs: positiveMs,
      staleMaxMs: positiveMs,
      staleFactor: z.int().min(1),
      staleL2Ms: positiveMs,
      staleL3Ms: positiveMs,
      outlierMin: fraction,
      outlierMad: z.int().min(1),
      spreadMax: fraction,
      sourceDivergence: fraction,
    })
    .prefault(dataDefaults),
  sizing: z
    .strictObject({
      atrPeriod: z.int().min(2),
      autoStop: z.boolean(),
      autoStopAtr: z.int().min(1),
      stopSlippageMin: fraction,
      /** Volatility multiplier: EWMA decay, its floor, what stands in while unknown, observations needed, days of the reference (PS-04). */
      lambda: fraction,
      mVolMin: fraction,
      mVolUnknown: fraction,
      volMinObs: z.int().min(2),
      volReferenceDays: z.int().min(20),
      /** A stop closer than this multiple of the ATR is in the noise (PS-11). */
      noiseAtr: ratio,
      /** Adding to a losing position (PS-13). */
      addToLosers: z.boolean(),
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
      /** Silence of the desk after which its watchdog cancels entries, and after which it closes (ES-14). */
      watchdogSilentMs: positiveMs,
      watchdogFlattenMs: positiveMs,
      watchdogFlatten: z.boolean(),
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

/** Settings with every default in force. */
export const defaultSettings = (): Settings => settingsSchema.parse({});

/**
 * Parses a settings object; fails with every problem found, in file order. Where a person will be asked for the reason of a stop limit beyond
 * twice its default, `reasonsFollow` leaves that one check to whoever asks.
 */
export function parseSettings(
  input: unknown,
  options: { readonly reasonsFollow?: boolean } = {},
): Result<Settings, readonly SettingsProblem[]> {
  const parsed = settingsSchema.safeParse(input);
  if (!parsed.success) return err(parsed.error.issues.flatMap((issue) => problemsOf(issue, input)));
  const awaited = options.reasonsFollow === true ? looseLimitPaths(parsed.data).map(({ path }) => path) : [];
  const problems = settingsProblems(parsed.data).filter(({ path }) => !awaited.includes(path));
  return problems.length === 0 ? ok(parsed.data) : err(problems);
}

/** "3 problems, nothing changed. modes.PAPER.gross: found '2%', expected a fraction like 0.02. ..." (UI-73 text 19). */
export function settingsProblemsText(problems: readonly SettingsProblem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count}, nothing changed. ${problems.map(({ path, text }) => `${path}: ${text}.`).join(' ')}`;
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): readonly SettingsProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), text: 'unknown key' }));
  const found = valueAt(input, issue.path);
  const path = issue.path.join('.') || '(file)';
  const text = found === undefined ? 'missing' : `found ${foundText(found)}, ${issue.message}`;
  return [{ path, text }];
}

const foundText = (found: unknown): string => (typeof found === 'string' ? `'${found}'` : JSON.stringify(found));

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
}
