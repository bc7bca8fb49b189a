/** What the controls beyond price, size and exposure look at, as the desk knows it now. What is not known is null, and the gate refuses it (CV-08). */
import { type Order, type Side } from '../../shared/model/order.ts';
import type { ModeLimits } from '../../shared/settings.ts';
import { decimal, ZERO } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import { price } from '../../shared/values/price.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { positionSideOf, sideOfQuantity } from '../domain/position/side.ts';
import type {
  AutomationFacts,
  ControlFacts,
  DailyLossFacts,
  DepthFacts,
  EpisodeFacts,
  ListingFacts,
  RestingOrder,
  VenueSetupFacts,
} from '../domain/pretrade/controlFacts.ts';
import { isLeveragedToken } from '../domain/pretrade/leveragedToken.ts';
import { fillsInWindow } from '../domain/pretrade/repeatedExecution.ts';
import { workingInSymbol } from './bookOrders.ts';
import { held } from './books.ts';
import { correlatedExposure } from './correlation/correlatedExposure.ts';
import { volatilityFacts } from './correlation/volatilityFacts.ts';
import { isDust } from './dust.ts';
import { equityOf } from './exposure.ts';
import { externalActivity } from './externalActivity.ts';
import { entryFillsOf, isAutomated } from './orderHistory.ts';
import type { LiveState } from './liveState.ts';
import { secondSourceOf } from './secondSource.ts';
import { selfTestPassed } from './selfTest.ts';
import { venueOf, type Step } from './step.ts';

/** Maintenance margin that the simulated venue is taken to ask: the first tier of the large venues. */
const SIMULATED_MAINTENANCE = decimal('0.005');
/** An order book older than this says nothing about what can be taken now. */
const DEPTH_MAX_AGE_MS = 10_000;

export interface ControlQuestion {
  readonly symbol: SymbolName;
  readonly side: Side;
  readonly source: string;
  readonly limits: ModeLimits | null;
  /** Of a ticket whose size a person confirmed; ignored on what anything else sends (RC-06). */
  readonly sizeConfirmation: string | null;
}

/** Every fact for an order in a symbol. */
export function controlFacts(step: Step, question: ControlQuestion): ControlFacts {
  const { state, facts } = step;
  const { symbol } = question;
  const working = workingInSymbol(held(step).orders, symbol);
  const isSimulated = venueOf(step).capabilities.simulated;
  return {
    equityAgeMs: state.live.lastReconciledAt === null ? null : step.at - state.live.lastReconciledAt,
    listing: listingOf(step, symbol),
    deployment: { buildHash: facts.app, isVerified: false, selfTestPassed: selfTestPassed() },
    // No source of this build hands over the numbers of its updates: the check says so.
    sequence: 'NOT_CARRIED',
    secondSource: secondSourceOf(step, symbol),
    volatility: volatilityFacts(state.live, symbol, facts.settings.sizing),
    depth: depthOf(step, question),
    sizeConfirmation: question.source === 'manual' ? question.sizeConfirmation : null,
    ownResting: working.flatMap(restingOf),
    unknownOrders: working.filter((each) => each.status === 'UNKNOWN').map((each) => each.clientOrderId),
    externalActivity: externalActivity(step, symbol),
    episode: episodeOf(step, question, working),
    correlation: correlatedExposure(step, symbol),
    dailyLoss: dailyLossOf(step),
    exchangeWeight: isSimulated ? 'NOT_METERED' : state.live.breaker.exchangeWeight,
    automation: automationOf(step, question, working),
    venueSetup: venueSetupOf(step, question),
  };
}

/** Limit orders that wait in the book, or are on their way into it. */
const restingOf = ({ clientOrderId, side, type, limitPrice }: Order): readonly RestingOrder[] =>
  type === 'LIMIT' && limitPrice !== null ? [{ clientOrderId, side, price: limitPrice }] : [];

/** The declared symbols come first; a simulated book may also trade what its feed has gained since it was opened. */
function listingOf(step: Step, symbol: SymbolName): ListingFacts | null {
  const { markets } = step.state.live;
  const market = markets.get(symbol);
  if (market === undefined) return null;
  const { declared } = held(step).history;
  const { base } = market.instrument;
  return {
    declared: venueOf(step).capabilities.simulated ? tradable(declared, markets) : declared,
    notice: null,
    isPreMarket: false,
    isLeveragedToken: isLeveragedToken(base, new Set()),
    listedAt: null,
  };
}

/** Declared symbols and those of the feed behind them; a feed's symbols are only ever added to. */
function tradable(declared: readonly SymbolName[], markets: LiveState['markets']): readonly SymbolName[] {
  const known = listed.get(declared);
  if (known?.markets === markets && known.size === markets.size) return known.symbols;
  const own = new Set(declared);
  const symbols = [...declared, ...[...markets.keys()].filter((each) => !own.has(each))];
  listed.set(declared, { markets, size: markets.size, symbols });
  return symbols;
}
const listed = new WeakMap<readonly SymbolName[], Listed>();

interface Listed {
  readonly markets: LiveState['markets'];
  readonly size: number;
  readonly symbols: readonly SymbolName[];
}

/** At a simulated venue the model of that venue stands in for the order book; a real one needs the book itself, and a fresh one. */
function depthOf(step: Step, { symbol, side }: ControlQuestion): DepthFacts | null {
  const market = step.state.live.markets.get(symbol);
  if (market === undefined) return null;
  if (venueOf(step).capabilities.simulated) return { kind: 'MODELED', bar: market.lastBar };
  const { depth } = market;
  if (depth === null || step.at - depth.time > DEPTH_MAX_AGE_MS) return null;
  const [first, ...rest] = (side === 'BUY' ? depth.asks : depth.bids).map(([at, size]) => ({
    price: price(at),
    quantity: quantity(size),
  }));
  return first === undefined ? null : { kind: 'BOOK', levels: [first, ...rest] };
}

/** Position and working entries in the direction of the order: what it would add to (PS-13). Nobody adds to dust. */
function episodeOf(step: Step, { symbol, side }: ControlQuestion, working: readonly Order[]): EpisodeFacts {
  const position = held(step).positions.get(symbol);
  const adds =
    position !== undefined && sideOfQuantity(position.quantity) === positionSideOf(side) && !isDust(step, position);
  const inFlight = working
    .filter((each) => each.role === 'ENTRY' && each.side === side)
    .reduce((sum, each) => sum.plus(leavesRisk(each)), ZERO);
  return {
    plannedRisk: money(adds ? position.plannedRisk.plus(inFlight) : inFlight),
    unrealized: adds ? (step.state.live.markets.get(symbol)?.marks[step.book]?.risk ?? null) : null,
  };
}

const leavesRisk = ({ plannedRisk, quantity, filledQuantity }: Order) =>
  plannedRisk.mul(quantity.minus(filledQuantity)).div(quantity);

/** Today's loss at risk marks, flows left out (EB-02). */
function dailyLossOf(step: Step): DailyLossFacts | null {
  const { day } = held(step);
  if (day.start === null) return null;
  const lossNow = day.equity.plus(day.flows).minus(equityOf(step.state, step.book).risk);
  return { startEquity: day.equity, lossNow: money(lossNow) };
}

/** Entries like this one that filled within the window, and those on their way (RC-10). */
function automationOf(step: Step, question: ControlQuestion, working: readonly Order[]): AutomationFacts | 'BY_HAND' {
  const { source, side } = question;
  if (!isAutomated(source)) return 'BY_HAND';
  const fills = fillsInWindow(entryFillsOf(held(step).history, question), step.at, step.facts.settings.orders);
  const unfilled = working.filter(
    (each) => each.role === 'ENTRY' && each.source === source && each.side === side && each.filledQuantity.isZero(),
  );
  return {
    strategy: source,
    isDisabled: step.state.durable.strategies.get(source)?.status === 'DISABLED',
    filled: fills.length,
    working: unfilled.length,
  };
}

/** A simulated derivatives account is set up by the desk itself, within the rung and the instrument; a real one as it last reported (RC-31). */
function venueSetupOf(step: Step, { symbol, limits }: ControlQuestion): VenueSetupFacts | 'SPOT' | null {
  const { capabilities } = venueOf(step);
  if (capabilities.market === 'SPOT') return 'SPOT';
  const instrument = step.state.live.markets.get(symbol)?.instrument;
  if (instrument === undefined || limits === null) return null;
  const configured = { marginMode: 'ISOLATED', positionMode: 'ONE_WAY' } as const;
  const maintenanceRate = SIMULATED_MAINTENANCE;
  if (!capabilities.simulated) {
    const { setup } = step.state.live.venue;
    const own = setup?.symbols.find((each) => each.symbol === symbol);
    if (setup === null || own === undefined) return null;
    const marginMode = own.marginMode === 'ISOLATED' ? 'ISOLATED' : 'CROSS';
    return { marginMode, positionMode: setup.positionMode, leverage: own.leverage, configured, maintenanceRate };
  }
  const { maxLeverage } = step.facts.settings.paper;
  return {
    ...configured,
    configured,
    leverage: Math.min(maxLeverage, limits.leverage, instrument.maxLeverage),
    maintenanceRate,
  };
}
