/** What a drill with a position would buy now, and what it costs at most: shown before it is confirmed, and held against what was confirmed. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import { ceilToStep, decimal, decimalText, maxDecimal, ZERO } from '../../../shared/values/decimal.ts';
import { floorToTick } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { plannedRisk } from '../../domain/sizing/sizeOrder.ts';
import type { Quote } from '../../domain/market/quote.ts';
import { activeBook, held, inBook } from '../books.ts';
import { holdsAny } from '../dust.ts';
import { assessEntry, refusalsOf, type EntryRequest } from '../entries.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import type { SymbolMarket } from '../liveState.ts';
import { quoteFor } from '../marks.ts';
import { venueOf, type Step } from '../step.ts';

/** Share of the bid at which its stop rests. */
const STOP_AT = decimal('0.97');
/** Above the smallest notional, so that a price that moves meanwhile does not refuse it. */
const ROOM = decimal('1.05');
const PLACES = 12;

export type PlannedEntry = EntryRequest & { readonly quantityCap: NonNullable<EntryRequest['quantityCap']> };

/** The entry; only live, at level L0, in a symbol where nothing is open, while no other one runs. */
export function planPositionDrill(turn: Step): Result<PlannedEntry, Failure> {
  const { durable, live } = turn.state;
  const { mode } = durable.modeState;
  if (activeBook(durable) !== 'LIVE' || mode === 'EMERGENCY_STOP')
    return err(failure('ILLEGAL_TRANSITION', `Found mode ${mode}. A drill with a position needs a live mode.`));
  const level = effectiveLevelOf(turn.state);
  if (level !== 'L0') return err(failure('NOT_READY', `Found level ${level}. A drill with a position needs L0.`));
  if (live.positionDrill !== null)
    return err(failure('NOT_READY', 'A drill with a position runs. Wait for its score.'));
  const step = inBook(turn, 'LIVE');
  for (const market of live.markets.values()) {
    const quote = quoteFor(market);
    if (quote !== null && isQuiet(step, market.instrument.symbol)) return ok(smallestEntry(step, market, quote));
  }
  return err(failure('NOT_READY', 'Expected a symbol with a price, no position and no order. Found none.'));
}

const isQuiet = (step: Step, symbol: Order['symbol']): boolean =>
  !holdsAny(step, symbol) &&
  ![...held(step).orders.values()].some((order) => order.symbol === symbol && !isTerminal(order.status));

function smallestEntry(step: Step, { instrument }: SymbolMarket, quote: Quote): PlannedEntry {
  const { symbol, minQuantity, minNotional, lot, tick } = instrument;
  const smallest = maxDecimal(minQuantity, minNotional.mul(ROOM).div(quote.bid));
  // A fee that is taken out of what was bought costs the stop a lot.
  const forFee = venueOf(step).capabilities.market === 'SPOT' ? lot : ZERO;
  return {
    symbol,
    side: 'BUY',
    type: 'MARKET',
    limitPrice: null,
    stop: floorToTick(quote.bid.mul(STOP_AT), tick),
    quantityCap: quantity(ceilToStep(smallest, lot).plus(forFee)),
    timeInForce: 'GTC',
    postOnly: false,
    source: 'manual',
    signalId: `drill:${step.at}`,
    reason: 'drill with a position',
    signalUsed: false,
  };
}

/** The plan in numbers, sized and checked like any entry; nothing is sent. */
export function previewPositionDrill(turn: Step): Result<CommandOutput<'previewDrill'>, Failure> {
  const planned = planPositionDrill(turn);
  if (!planned.ok) return planned;
  const step = inBook(turn, 'LIVE');
  const { symbol, quantityCap } = planned.value;
  const { entryPrice, draft, sizing, gate } = assessEntry(step, planned.value);
  const { name, capabilities } = venueOf(step);
  const stop = draft.stopPrice;
  if (entryPrice === null || stop === null)
    return err(failure('NOT_READY', `${symbol} has no price. Try again in a moment.`));
  const isSized = sizing !== null && sizing.ok;
  const atStop = isSized ? plannedRisk(sizing.value, quantityCap) : null;
  return ok({
    symbol,
    side: 'BUY',
    quantity: decimalText(quantityCap),
    price: decimalText(entryPrice),
    notional: decimalText(quantityCap.mul(entryPrice).toDecimalPlaces(PLACES)),
    stop: decimalText(stop),
    lossAtStop: atStop === null ? null : decimalText(atStop.toDecimalPlaces(PLACES)),
    account: `${name}, ${capabilities.market === 'PERP' ? 'perpetuals' : 'spot'}`,
    realMoney: capabilities.realMoney,
    holdMs: step.facts.settings.approval.holdMs,
    refusals: gate.ok ? [] : [...refusalsOf(gate)],
  });
}
