/** A market buy of 0.02 BTC at 60,000 with its stop at 59,000, which passes every check of the entry gate; override what the test is about. */
import type {
  EntryContext,
  Exposure,
  OrderDraft,
  QuoteFact,
  TradingState,
} from '../../src/main/domain/pretrade/context.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import { sizeOrder } from '../../src/main/domain/sizing/sizeOrder.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings.ts';
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
    ...overrides,
  };
}
