/** Size of an entry from what the desk knows now: risk, multipliers, costs and every cap (PS-01 to PS-13). */
import type { Result } from '../../shared/base/result.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { OrderType, Side } from '../../shared/model/order.ts';
import type { ModeLimits } from '../../shared/settings.ts';
import { decimalFromFloat, maxDecimal, ONE, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money, type Money } from '../../shared/values/money.ts';
import type { Price } from '../../shared/values/price.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import { positionSideOf } from '../domain/position/side.ts';
import type { QuoteFact } from '../domain/pretrade/context.ts';
import { dailyHeadroomOf } from '../domain/pretrade/dailyHeadroom.ts';
import { entryCaps } from '../domain/pretrade/entryCaps.ts';
import { expectedFill, isResting, type Market } from '../domain/pretrade/expectedFill.ts';
import { liquidityCap } from '../domain/pretrade/liquidityCap.ts';
import { orderNotionalCap } from '../domain/pretrade/orderNotionalCap.ts';
import { collarWidth, referencePrice } from '../domain/pretrade/priceCollar.ts';
import { correlationHeadroom } from '../domain/sizing/correlationHeadroom.ts';
import { performanceMultiplier } from '../domain/sizing/performanceMultiplier.ts';
import { sizeOrder } from '../domain/sizing/sizeOrder.ts';
import type { Sizing, SizingInput, SizingRefusal } from '../domain/sizing/sizing.ts';
import { sizingCosts, type CostInput } from '../domain/sizing/sizingCosts.ts';
import { noVolatilityFacts } from '../domain/sizing/volatilityFacts.ts';
import { volatilityMultiplier } from '../domain/sizing/volatilityMultiplier.ts';
import { held } from './books.ts';
import type { EntryFacts } from './entryFacts.ts';
import { navIndex } from './foldBook.ts';
import { realizedSlippage } from './orderHistory.ts';
import { venueOf, type Step } from './step.ts';

export interface SizeRequest {
  readonly side: Side;
  readonly type: Extract<OrderType, 'MARKET' | 'LIMIT'>;
  readonly limitPrice: Price | null;
  readonly stop: Price | null;
  readonly postOnly: boolean;
}

/** An entry with everything its size rests on. */
interface Question {
  readonly request: SizeRequest;
  readonly facts: EntryFacts;
  readonly instrument: Instrument;
  readonly limits: ModeLimits;
  readonly quote: QuoteFact;
}

/** Sizes an entry at a price; null without instrument, limits or quote, which the gate refuses. */
export function sizeEntry(
  step: Step,
  request: SizeRequest & { readonly symbol: SymbolName; readonly entry: Price },
  facts: EntryFacts,
): Result<Sizing, SizingRefusal> | null {
  const { instrument, quote, rung } = facts;
  if (instrument === null || rung.limits === null || quote === null) return null;
  const question: Question = { request, facts, instrument, quote, limits: rung.limits };
  const realized = realizedSlippage(held(step).history, request.symbol);
  const costs = (bookWalk: Decimal) => costsOf(step, question, { bookWalk, realized });
  const input = { ...inputOf(step, question), entry: request.entry, costs: costs(ZERO) };
  const first = sizeOrder(input);
  const bookWalk = first.ok ? walkOf(question, first.value.quantity) : ZERO;
  // What the size itself costs on its way through the book can only make it smaller.
  return bookWalk.isZero() ? first : sizeOrder({ ...input, costs: costs(bookWalk) });
}

function inputOf(step: Step, question: Question): Omit<SizingInput, 'entry' | 'costs'> {
  const { request, facts, instrument, limits, quote } = question;
  const { controls, equity } = facts;
  const { sizing } = step.facts.settings;
  return {
    side: positionSideOf(request.side),
    stop: request.stop,
    equity,
    riskFraction: limits.risk,
    volatilityMultiplier: volatilityMultiplier(controls.volatility ?? noVolatilityFacts, sizing),
    performanceMultiplier: performanceMultiplier(held(step).history.losses, drawdownShare(step, equity, limits)),
    instrument,
    caps: capsOf(step, question),
    episodeRisk: controls.episode?.plannedRisk ?? money(ZERO),
    noise: {
      atr: controls.volatility?.atr ?? null,
      spread: quote.quote.ask.minus(quote.quote.bid),
      noiseAtr: sizing.noiseAtr,
    },
    reduceOnlyExempt: venueOf(step).capabilities.reduceOnlyExempt,
  };
}

const costsOf = (
  step: Step,
  { request, quote, instrument }: Question,
  paid: Pick<CostInput, 'bookWalk' | 'realized'>,
): SizingInput['costs'] =>
  sizingCosts({
    type: request.type,
    postOnly: request.postOnly,
    quote: quote.quote,
    instrument,
    ...paid,
    stopSlippageMin: step.facts.settings.sizing.stopSlippageMin,
  });

/** Drawdown from the risk high-water mark over the rung's limit (PS-05). */
function drawdownShare(step: Step, equity: Money, { drawdown }: ModeLimits): Decimal {
  const book = held(step);
  if (drawdown.isZero() || book.riskHighWater.isZero()) return ZERO;
  const fallen = ONE.minus(navIndex(book, equity).div(book.riskHighWater));
  return maxDecimal(ZERO, fallen).div(drawdown);
}

/** Caps besides risk (PS-06); one whose input is missing is left out, and the gate refuses the order instead. */
function capsOf(step: Step, question: Question): SizingInput['caps'] {
  const { facts, limits } = question;
  const { controls, equity, rung, exposure, volume24h } = facts;
  const { settings } = step.facts;
  return entryCaps(limits, exposure, {
    notional: orderNotionalCap({ equity, limits, volume24h, settings, draft: { book: rung.book } }),
    dailyLoss: controls.dailyLoss === null ? null : dailyHeadroomOf(controls.dailyLoss, limits.dailyLoss),
    correlation: correlationCap(step, question),
    liquidity: takeable(step, question),
  });
}

function correlationCap(step: Step, { request, facts, limits }: Question): Money | null {
  const { correlation } = facts.controls;
  if (correlation === null) return null;
  const room = correlationHeadroom({
    matrix: correlation.matrix,
    exposures: correlation.held.map((each) => each.exposure),
    place: correlation.place,
    side: positionSideOf(request.side),
    cap: Number(step.facts.settings.correlation.adjustedCapFactor.mul(limits.gross)),
  });
  return money(decimalFromFloat(room).mul(facts.equity));
}

/** What the order would take from; null for one that rests, or where depth is unknown. */
function marketOf({ request, facts, quote }: Question): Market | null {
  const { depth } = facts.controls;
  if (depth === null || isResting(request, quote.quote)) return null;
  return { side: request.side, quote: quote.quote, depth, limit: request.limitPrice };
}

function takeable(step: Step, question: Question): Quantity | null {
  const market = marketOf(question);
  if (market === null) return null;
  const { orders } = step.facts.settings;
  const { quote, facts } = question;
  const cap = liquidityCap({
    market,
    reference: referencePrice(quote) ?? quote.quote.mid,
    width: collarWidth(facts.controls.volatility?.sigma15m ?? null, orders),
    settings: orders,
  });
  return cap === null ? null : cap.quantity;
}

function walkOf(question: Question, size: Quantity): Decimal {
  const market = question.request.type === 'MARKET' ? marketOf(question) : null;
  return market === null ? ZERO : expectedFill(market, size).slippage;
}
