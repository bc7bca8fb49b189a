/**
 * The self-test of RC-30: gate, breaker and emergency plan on questions whose answers are known. It reads no state and changes none, and it gives
 * the same answer every time, so it is asked once.
 */
import { defaultSettings } from '../../shared/settings.ts';
import { decimal } from '../../shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../shared/values/ids.ts';
import { price } from '../../shared/values/price.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { unixMs } from '../../shared/values/time.ts';
import { effectiveLevel } from '../domain/breaker/effectiveLevel.ts';
import { planStop } from '../domain/emergency/planStop.ts';
import type { EntryContext, OrderDraft } from '../domain/pretrade/context.ts';
import { runEmergencyGate } from '../domain/pretrade/runEmergencyGate.ts';
import { runEntryGate } from '../domain/pretrade/runEntryGate.ts';

const SYMBOL = symbolName('BTC/USDT');

let known: boolean | null = null;

/** Whether all of it holds. */
export const selfTestPassed = (): boolean => (known ??= holds());

function holds(): boolean {
  try {
    return gateRefusesTheUnknown() && closesOnlyReduce() && worstLevelWins() && planCancelsBeforeItCloses();
  } catch {
    return false;
  }
}

const draft = (over: Partial<OrderDraft>): OrderDraft => ({
  clientOrderId: clientOrderId('self-test'),
  symbol: SYMBOL,
  side: 'BUY',
  type: 'MARKET',
  quantity: quantity('1'),
  limitPrice: null,
  triggerPrice: null,
  timeInForce: 'GTC',
  reduceOnly: false,
  postOnly: false,
  book: 'PAPER',
  role: 'ENTRY',
  source: 'manual',
  signalId: 'self-test',
  stopPrice: null,
  ...over,
});

/** An entry of which nothing is known passes no check that needs to know something. */
function gateRefusesTheUnknown(): boolean {
  const context: EntryContext = {
    draft: draft({}),
    now: unixMs(0),
    stateVersion: 0,
    simulated: false,
    realMoney: true,
    decisionPrice: price('1'),
    positionQuantity: quantity('0'),
    workingReduceQuantity: quantity('0'),
    reduceOnlyExempt: false,
    recentAccepted: [],
    recentEntryQuantities: [],
    restingStop: false,
    settings: defaultSettings(),
    state: {
      mode: 'SETUP',
      run: 'PAUSED',
      level: 'L3',
      levelSince: null,
      levelText: '',
      levelClears: '',
      latched: true,
    },
    ...UNKNOWN,
  };
  const result = runEntryGate(context);
  return !result.ok && result.failed.length >= result.checks.length - 1;
}

const UNKNOWN = {
  credentials: null,
  instrument: null,
  quote: null,
  signalUsed: null,
  equity: null,
  limits: null,
  sizing: null,
  exposure: null,
  bucket: null,
  volume24h: null,
  equityAgeMs: null,
  listing: null,
  deployment: null,
  sequence: null,
  secondSource: null,
  volatility: null,
  depth: null,
  sizeConfirmation: null,
  ownResting: null,
  unknownOrders: null,
  externalActivity: null,
  episode: null,
  correlation: null,
  dailyLoss: null,
  exchangeWeight: null,
  automation: null,
  venueSetup: null,
} as const;

/** An emergency order that closes passes, one that would flip does not (ES-16). */
function closesOnlyReduce(): boolean {
  const close = (size: string): boolean =>
    runEmergencyGate({
      draft: draft({ side: 'SELL', role: 'EMERGENCY', reduceOnly: true, quantity: quantity(size) }),
      stateVersion: 0,
      positionQuantity: quantity('1'),
      workingEmergencyQuantity: quantity('0'),
    }).ok;
  return close('1') && !close('1.1');
}

const worstLevelWins = (): boolean =>
  effectiveLevel([
    { trigger: 'DAILY_LOSS', level: 'L1' },
    { trigger: 'SYSTEM', level: 'L3' },
  ]).level === 'L3';

/** ES-03: entries go first, then the position, the stop last. */
function planCancelsBeforeItCloses(): boolean {
  const plan = planStop({
    market: 'PERP',
    reduceOnly: true,
    positions: [{ symbol: SYMBOL, quantity: quantity('1'), risk: decimal(1), maxQuantity: null }],
    orders: [
      { clientOrderId: clientOrderId('stop'), symbol: SYMBOL, role: 'STOP', reduceOnly: true },
      { clientOrderId: clientOrderId('entry'), symbol: SYMBOL, role: 'ENTRY', reduceOnly: false },
    ],
  });
  const steps = plan.map((each) => (each.step === 'CANCEL' ? `CANCEL ${each.clientOrderId}` : each.step)).join(' ');
  return steps === 'LATCH CANCEL entry CLOSE VERIFY CANCEL stop VERIFY REPORT';
}
