/** A market buy of 0.02 BTC at 60,000 with its stop at 59,000, which passes every check of the entry gate; override what the test is about. */
import type {
  EntryContext,
  Exposure,
  OrderDraft,
  QuoteFact,
  TradingState,
} from '../../src/main/domain/pretrade/context.ts';
import type {
  ControlFacts,
  CorrelationFacts,
  CredentialFacts,
  DepthFacts,
  ListingFacts,
  VenueSetupFacts,
} from '../../src/main/domain/pretrade/controlFacts.ts';
import type { CorrelationMatrix } from '../../src/main/domain/correlation/correlationMatrix.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import { sizeOrder } from '../../src/main/domain/sizing/sizeOrder.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings.ts';
import { decimal } from '../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { price } from '../../src/shared/values/price.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { buildSizingInput } from './buildSizingInput.ts';

export const NOW = unixMs(1_700_000_000_000);
export const settings: Settings = defaultSettings();

export const buildDraft = (overrides: Partial<OrderDraft> = {}): OrderDraft => ({
  clientOrderId: clientOrderId('P-000001'),
  symbol: symbolName('BTC/USDT:USDT'),
  side: 'BUY',
  type: 'MARKET',
  quantity: quantity('0.02'),
  limitPrice: null,
  triggerPrice: null,
  timeInForce: 'GTC',
  reduceOnly: false,
  postOnly: false,
  book: 'PAPER',
  role: 'ENTRY',
  source: 'manual',
  signalId: 'manual-1',
  stopPrice: price('59000'),
  ...overrides,
});

export const buildState = (overrides: Partial<TradingState> = {}): TradingState => ({
  mode: 'PAPER',
  run: 'RUNNING',
  level: 'L0',
  levelSince: null,
  levelText: '',
  levelClears: '',
  latched: false,
  ...overrides,
});

export const buildQuoteFact = (overrides: Partial<QuoteFact> = {}): QuoteFact => ({
  quote: { bid: price('59999.9'), ask: price('60000'), last: price('60000'), mid: price('59999.95') },
  ageMs: 400,
  staleAfterMs: 5_000,
  feedText: 'The feed is reconnecting',
  cadenceMs: null,
  medianSpread: null,
  ...overrides,
});

export const buildExposure = (overrides: Partial<Exposure> = {}): Exposure => ({
  grossPositions: money('0'),
  workingEntries: money('0'),
  symbolPosition: money('0'),
  symbolWorking: money('0'),
  heat: money('0'),
  heldSymbols: 0,
  symbolIsHeld: false,
  workingOrdersInSymbol: 0,
  ...overrides,
});

/** Three symbols with their signed exposures, of which the order is in the first; each moves for itself. */
export const buildCorrelation = (
  exposures: readonly number[] = [0, 0, 0],
  overrides: Partial<CorrelationFacts> = {},
): CorrelationFacts => ({
  held: ['BTC/USDT:USDT', 'ETH/USDT:USDT', 'SOL/USDT:USDT'].map((symbol, at) => ({
    symbol: symbolName(symbol),
    exposure: exposures[at] ?? 0,
  })),
  matrix: buildMatrix([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]),
  place: 0,
  isBreached: false,
  ...overrides,
});

/** A square of correlations as the gate reads it; null is unknown. */
export const buildMatrix = (rows: readonly (readonly (number | null)[])[]): CorrelationMatrix => ({
  size: rows.length,
  rho: Float64Array.from(rows.flatMap((row) => row.map((rho) => rho ?? NaN))),
  hours: new Int32Array(rows.length * rows.length),
});

/** A live account as it should be. */
export const buildCredentials = (overrides: Partial<CredentialFacts> = {}): CredentialFacts => ({
  venue: 'Binance',
  keyValid: true,
  canTrade: true,
  canWithdraw: false,
  canTransfer: false,
  ipRestricted: true,
  isRegisteredAccount: true,
  environment: 'LIVE',
  expectedEnvironment: 'LIVE',
  checkedAt: NOW,
  ...overrides,
});

export const buildListing = (overrides: Partial<ListingFacts> = {}): ListingFacts => ({
  declared: ['BTC/USDT:USDT', 'ETH/USDT:USDT', 'SOL/USDT:USDT'].map(symbolName),
  notice: null,
  isPreMarket: false,
  isLeveragedToken: false,
  listedAt: unixMs(NOW - 30 * 86_400_000),
  ...overrides,
});

export const buildVenueSetup = (overrides: Partial<VenueSetupFacts> = {}): VenueSetupFacts => ({
  leverage: 1,
  marginMode: 'ISOLATED',
  positionMode: 'ONE_WAY',
  configured: { marginMode: 'ISOLATED', positionMode: 'ONE_WAY' },
  maintenanceRate: decimal('0.005'),
  ...overrides,
});

/** One level at the ask, deep enough for anything the tests order. */
export const deepBook = (overrides: readonly (readonly [string, string])[] = [['60000', '1000']]): DepthFacts => {
  const [first, ...rest] = overrides.map(([at, size]) => ({ price: price(at), quantity: quantity(size) }));
  if (first === undefined) throw new Error('A book has at least one level');
  return { kind: 'BOOK', levels: [first, ...rest] };
};

const buildControlFacts = (): ControlFacts => ({
  equityAgeMs: 1_000,
  listing: buildListing(),
  deployment: { buildHash: 'b'.repeat(64), isVerified: true, selfTestPassed: true },
  sequence: { gap: null },
  secondSource: 'NONE',
  volatility: { sigma15m: 0.002, sigmaNow: 0.02, sigmaReference: 0.02, observations: 20, atr: 300 },
  depth: deepBook(),
  sizeConfirmation: null,
  ownResting: [],
  unknownOrders: [],
  externalActivity: [],
  episode: { plannedRisk: money('0'), unrealized: null },
  correlation: buildCorrelation(),
  dailyLoss: { startEquity: money('10000'), lossNow: money('0') },
  exchangeWeight: 'NOT_METERED',
  automation: 'BY_HAND',
  venueSetup: buildVenueSetup(),
});

/** RISK allows 0.05 at 1,000 at risk per unit and 50 of budget; the gross cap of 2,000 allows 0.033. */
export function buildEntryContext(overrides: Partial<EntryContext> = {}): EntryContext {
  return {
    draft: buildDraft(),
    now: NOW,
    stateVersion: 3,
    instrument: buildInstrument(),
    quote: buildQuoteFact(),
    decisionPrice: price('60000'),
    positionQuantity: quantity('0'),
    workingReduceQuantity: quantity('0'),
    reduceOnlyExempt: true,
    recentAccepted: [],
    signalUsed: false,
    settings,
    state: buildState(),
    equity: money('10000'),
    limits: settings.modes.PAPER,
    sizing: sizeOrder(buildSizingInput({ stop: price('59000') })),
    exposure: buildExposure(),
    recentEntryQuantities: [],
    bucket: fullBucket(NOW, settings.orders),
    volume24h: money('100000000'),
    restingStop: true,
    simulated: true,
    realMoney: false,
    credentials: null,
    ...buildControlFacts(),
    ...overrides,
  };
}

/** The same order of a live book of 100,000 at the highest rung, which passes as well: 1,200 of exposure and 20 at risk. */
export const buildLiveContext = (overrides: Partial<EntryContext> = {}): EntryContext =>
  buildEntryContext({
    draft: buildDraft({ book: 'LIVE', clientOrderId: clientOrderId('L-000001') }),
    state: buildState({ mode: 'LIVE_SCALED_3' }),
    limits: settings.modes.LIVE_SCALED_3,
    equity: money('100000'),
    sizing: sizeOrder(
      buildSizingInput({ stop: price('59000'), equity: money('100000'), riskFraction: decimal('0.01') }),
    ),
    simulated: false,
    realMoney: true,
    credentials: buildCredentials(),
    exchangeWeight: 0.02,
    dailyLoss: { startEquity: money('100000'), lossNow: money('0') },
    ...overrides,
  });
