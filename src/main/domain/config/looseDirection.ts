/**
 * Which way each setting gets looser (CV-09): UP, DOWN, or NEITHER for what is no limit. A setting without a line here does not compile, so that
 * none can be added without saying what loosening it means.
 */
import type { Settings } from '../../../shared/settings.ts';
import type { ModeLimits } from '../../../shared/settings/modes.ts';

export type LooseDirection = 'UP' | 'DOWN' | 'NEITHER';

type Sections = Omit<Settings, 'version' | 'reasons' | 'modes' | 'overrides'>;
type Directions = {
  readonly [Section in keyof Sections]: { readonly [Key in keyof Sections[Section]]-?: LooseDirection };
};

/** Limits of a mode (SM-02). */
export const modeDirections = {
  risk: 'UP',
  gross: 'UP',
  symbol: 'UP',
  dailyLoss: 'UP',
  drawdown: 'UP',
  symbols: 'UP',
  positions: 'UP',
  heat: 'UP',
  leverage: 'UP',
} as const satisfies Record<keyof ModeLimits, LooseDirection>;

/** Every other section. */
export const sectionDirections = {
  ladder: { alert: 'UP', l1: 'UP', l1Scaled: 'UP', l2: 'UP', clearFraction: 'UP', clearHoldMs: 'DOWN' },
  latency: {
    highMs: 'UP',
    warnMs: 'UP',
    // A longer timeout finds an unreachable venue later.
    timeoutMs: 'UP',
    windowMs: 'UP',
    minSamples: 'UP',
    consecutive: 'UP',
    sustainMs: 'UP',
    probeMs: 'UP',
  },
  correlation: {
    limit: 'UP',
    warn: 'UP',
    halfLifeHours: 'NEITHER',
    // A pair with fewer hours counts as fully correlated.
    minHours: 'DOWN',
    evaluateMs: 'UP',
    persist: 'UP',
    material: 'UP',
    adjustedCapFactor: 'UP',
  },
  cooldownMs: {
    DAILY_LOSS: 'DOWN',
    dailyLossToMidnight: 'DOWN',
    DRAWDOWN: 'DOWN',
    CORRELATION: 'DOWN',
    TECHNICAL: 'DOWN',
    MANUAL: 'DOWN',
  },
  breaker: {
    rolling24hFactor: 'UP',
    lossStreakL1: 'UP',
    lossStreakL2: 'UP',
    rejectLast10: 'UP',
    rejectLast20: 'UP',
    clockWarnMs: 'UP',
    clockL1Ms: 'UP',
    streamSilentMs: 'UP',
    streamL2Ms: 'UP',
    streamL3Ms: 'UP',
    mismatchPolls: 'UP',
    mismatchGapMs: 'UP',
    mismatchL3Ms: 'UP',
    equityJump: 'UP',
    slippageFactor: 'UP',
    slippageMax: 'UP',
    // A longer confirmation lets more prints disagree before a loss counts.
    confirmTickMs: 'UP',
    lagP99Ms: 'UP',
    lagForMs: 'UP',
    journalL1Ms: 'UP',
    journalL2Ms: 'UP',
    diskFreeMb: 'DOWN',
    memoryShare: 'UP',
  },
  gate: {
    winRate: 'DOWN',
    sharpe: 'DOWN',
    maxDrawdown: 'UP',
    trades: 'DOWN',
    qualifyingDays: 'DOWN',
    activeHoursPerDay: 'DOWN',
    elapsedHours: 'DOWN',
    minDailyReturns: 'DOWN',
    stepMaxDrawdown: 'UP',
    drillMaxAgeDays: 'UP',
    slippageRatio: 'UP',
  },
  approval: { ttlMs: 'UP', holdMs: 'DOWN' },
  probation: { activeHours: 'DOWN', maxHours: 'UP', minTrades: 'DOWN', l1At: 'UP' },
  demotion: { ddSinceStep: 'UP', cumulativeDd: 'UP', l4In14d: 'UP', trimAfterMs: 'UP', trimAfterRiskMs: 'UP' },
  // Evidence informs, it never blocks (EV-01).
  evidence: { alpha: 'NEITHER', bootstrapB: 'NEITHER', declaredVariants: 'NEITHER' },
  orders: {
    maxNotional: 'UP',
    qtyMedianFactor: 'UP',
    duplicateMs: 'DOWN',
    bucket: 'UP',
    refillPerSec: 'UP',
    perMinute: 'UP',
    workingPerSymbol: 'UP',
    stopConfirmMs: 'UP',
    volumeShare: 'UP',
    collarMin: 'UP',
    collarMax: 'UP',
    collarSigma: 'UP',
    passiveMax: 'UP',
    raeCount: 'UP',
    raeWindowMs: 'DOWN',
    slippageMax: 'UP',
    depthShare: 'UP',
    liquidationFactor: 'DOWN',
  },
  data: {
    staleMinMs: 'UP',
    staleMaxMs: 'UP',
    staleFactor: 'UP',
    staleL2Ms: 'UP',
    staleL3Ms: 'UP',
    outlierMin: 'UP',
    outlierMad: 'UP',
    spreadMax: 'UP',
    sourceDivergence: 'UP',
  },
  sizing: {
    atrPeriod: 'NEITHER',
    autoStop: 'NEITHER',
    autoStopAtr: 'NEITHER',
    stopSlippageMin: 'DOWN',
    lambda: 'NEITHER',
    mVolMin: 'UP',
    mVolUnknown: 'UP',
    volMinObs: 'DOWN',
    volReferenceDays: 'NEITHER',
    noiseAtr: 'DOWN',
    addToLosers: 'UP',
  },
  emergency: {
    retryFirstMs: 'UP',
    retryFactor: 'UP',
    retryCapMs: 'UP',
    unresolvedMs: 'UP',
    verifyGapMs: 'DOWN',
    watchMs: 'DOWN',
    watchdogSilentMs: 'UP',
    watchdogFlattenMs: 'UP',
    // Without it a desk that hangs leaves its positions open.
    watchdogFlatten: 'DOWN',
  },
  audit: { groupCommitMs: 'NEITHER', telemetryMs: 'NEITHER' },
  paper: {
    equity: 'NEITHER',
    currency: 'NEITHER',
    // A paper venue that is faster or cheaper than the real one flatters the evidence.
    latencyMs: 'DOWN',
    makerFee: 'DOWN',
    takerFee: 'DOWN',
    minNotional: 'DOWN',
    maxLeverage: 'UP',
  },
  liveFeed: { exchange: 'NEITHER', symbols: 'NEITHER', connectMs: 'NEITHER', endpoints: 'NEITHER' },
} as const satisfies Directions;
