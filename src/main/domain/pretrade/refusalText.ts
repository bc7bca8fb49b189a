/** Every refusal of the pre-trade gate in words: found, expected, what to do, rule id (UI-72, UI-73). The only place that writes them. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { Mode } from '../../../shared/model/mode.ts';
import { oppositeSide, type Side } from '../../../shared/model/order.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { PositionSide } from '../position/side.ts';
import { entrySide } from '../position/side.ts';
import {
  ageText,
  moneyText,
  moneyTextUp,
  percentText,
  percentTextUp,
  priceText,
  secondsText,
  timeText,
} from '../wording/numberText.ts';
import type { AcceptedOrder, QuoteFact, TradingState } from './context.ts';
import { modeText, sizeText } from './orderFacts.ts';
import type { NotionalCap } from './orderNotionalCap.ts';

/** A stop that would be a profit. */
interface WrongStop {
  readonly side: PositionSide;
  readonly stop: Price;
  readonly entry: Price;
}

/** A cap on a fraction of equity that an order would break. */
interface CapBreach {
  readonly after: Decimal;
  readonly cap: Decimal;
  readonly mode: Mode;
  /** Quantity that would still fit, floored to the lot. */
  readonly fits: Decimal;
  readonly instrument: Instrument;
}

const fitsText = ({ fits, instrument }: CapBreach, otherwise: string): string =>
  fits.greaterThan(0) ? `${sizeText(fits, instrument)} still fits` : otherwise;

const directionOf = (side: PositionSide) =>
  side === 'LONG'
    ? { noun: 'long', place: 'below', wrong: 'above', act: 'Lower' }
    : { noun: 'short', place: 'above', wrong: 'below', act: 'Raise' };

export const refusalText = {
  latched: (): string =>
    'Entries are off: the kill flag is set. After an emergency stop resume from the stop panel; after a fault of the desk restart it (RC-02).',

  mode: (mode: Mode): string =>
    mode === 'SETUP'
      ? 'Entries are off: no book is open. Start paper trading first (RC-02).'
      : `Entries are off: mode ${modeText(mode)}. Resume from the stop panel when it is over (RC-02).`,

  run: (run: TradingState['run']): string =>
    run === 'PAUSED'
      ? 'Entries are off: trading is paused. Continue it to trade; closing works (RC-02).'
      : 'Entries are off: the desk is recovering. They return when it has compared its record with the venue; closing works (RC-02).',

  level: ({ level, levelSince, levelText, levelClears }: TradingState): string => {
    const since = levelSince === null ? '' : ` since ${timeText(levelSince)}`;
    const why = levelText === '' ? '' : `, ${levelText}`;
    const clears = levelClears === '' ? 'Closing works' : `${levelClears}; closing works`;
    return `Entries are off: level ${level}${since}${why}. ${clears} (RC-02).`;
  },

  book: (found: string, expected: string): string =>
    `The order is for the ${found} book. The mode trades the ${expected} book. Place it again from the current mode (RC-02).`,

  status: (instrument: Instrument): string =>
    `${instrument.symbol} is ${instrument.status} at the venue. Entries need TRADING. Wait for it or choose another symbol (RC-04).`,

  metadataOld: (instrument: Instrument, ageMs: number): string =>
    `The venue's rules for ${instrument.symbol} are ${Math.floor(ageMs / 3_600_000)} h old. Entries need 24 h or less. Reconnect the feed; closing works (RC-04).`,

  offTick: (name: string, value: Decimal, instrument: Instrument): string =>
    `${name} ${value.toFixed()} is not on the tick ${instrument.tick.toFixed()} of ${instrument.symbol}. Round it to the tick (RC-04).`,

  offLot: (size: Decimal, instrument: Instrument): string =>
    `Quantity ${sizeText(size, instrument)} is not a multiple of the lot ${instrument.lot.toFixed()}. Round it down to the lot (RC-04).`,

  quantityRange: (size: Decimal, instrument: Instrument): string =>
    `Quantity ${sizeText(size, instrument)} is outside what the venue takes, ${instrument.minQuantity.toFixed()} to ${instrument.maxQuantity.toFixed()}. Change the quantity (RC-04).`,

  minimumNotional: (found: Decimal, instrument: Instrument): string =>
    `The order is worth ${moneyText(found)} ${instrument.quote}. The venue takes ${moneyTextUp(instrument.minNotional)} ${instrument.quote} or more. Raise the quantity (RC-04).`,

  staleQuote: (symbol: string, { ageMs, staleAfterMs, feedText }: QuoteFact): string =>
    `${symbol} quote is ${ageText(ageMs)} old. Entries need ${secondsText(staleAfterMs)} or less. ${feedText}; closing works (RC-21).`,

  doubtedPrint: (symbol: string, found: string): string =>
    `${symbol} printed ${found}, far from the prices of the last minute. Entries need a second print that agrees. Wait up to 2 s; closing works (RC-21).`,

  crossedQuote: (symbol: string, bid: Price, ask: Price): string =>
    `${symbol} quote is not usable: bid ${bid.toFixed()}, ask ${ask.toFixed()}. The bid must be above 0 and below the ask. Wait for the next quote; closing works (RC-21).`,

  wideSpread: (symbol: string, spread: Decimal, limit: Decimal): string =>
    `${symbol} spread is ${percentTextUp(spread)}. Entries need ${percentText(limit)} or less. Wait for the market to settle; closing works (RC-21).`,

  noStop: (side: PositionSide, entry: Price, tick: Price): string =>
    `No stop price. Every entry needs one (PS-10). Enter a stop ${directionOf(side).place} ${priceText(entry, tick)} or switch on auto-stop.`,

  stopWrongSide: ({ side, stop, entry }: WrongStop, tick: Price): string => {
    const { noun, place, wrong, act } = directionOf(side);
    const where = stop.equals(entry) ? 'at' : wrong;
    return `Stop ${priceText(stop, tick)} is ${where} the entry ${priceText(entry, tick)} of a ${entrySide(side)}. A ${noun} needs its stop ${place}. ${act} the stop or change the side (PS-02).`;
  },

  stopMissingAtGate: (): string =>
    'The entry carries no protective stop. Every entry needs one at the venue. Enter a stop (RC-19).',

  stopDiffers: (found: Price, expected: Price): string =>
    `The order's stop ${found.toFixed()} is not the stop it was sized with, ${expected.toFixed()}. Size it again (RC-19).`,

  noRestingStop: (): string =>
    'The venue cannot hold a stop order. An entry needs a stop that works when the desk is off. Choose another venue (RC-19).',

  aboveSize: (size: Decimal, allowed: Decimal, instrument: Instrument): string =>
    `Quantity ${sizeText(size, instrument)} is above the computed size. The size can only be lowered. Enter ${sizeText(allowed, instrument)} or less (RC-06).`,

  aboveMedian: (size: Decimal, limit: Decimal, instrument: Instrument): string =>
    `Quantity ${sizeText(size, instrument)} is far above the last 20 entries. At most ${sizeText(limit, instrument)} now. Check the quantity for a typo (RC-06).`,

  aboveNotional: (found: Decimal, cap: NotionalCap, quote: string): string =>
    `The order is worth ${moneyTextUp(found)} ${quote}. At most ${moneyText(cap.amount)} ${quote} in one order by ${cap.source}. Lower the quantity (RC-07).`,

  aboveTradeRisk: (
    risk: Decimal,
    limit: Decimal,
    breach: { readonly mode: Mode; readonly fits: Decimal; readonly instrument: Instrument },
  ): string =>
    `This trade risks ${moneyTextUp(risk)} ${breach.instrument.quote}. ${modeText(breach.mode)} allows ${moneyText(limit)} ${breach.instrument.quote} per trade. Reduce to ${sizeText(breach.fits, breach.instrument)} (RC-16).`,

  sameOrder: (order: AcceptedOrder, ageMs: number, windowMs: number): string =>
    `Same order accepted ${ageText(ageMs)} ago (${order.clientOrderId}). An equal entry is possible after ${secondsText(windowMs)}. For more size, raise the quantity of one order (RC-08).`,

  signalUsed: (signalId: string): string =>
    `Signal ${signalId} was ordered before. A signal is ordered once. Wait for the next one (RC-08).`,

  reduceOnlyEntry: (): string =>
    'The order is reduce-only but was sent as an entry. An entry adds exposure. Close the position instead (RC-23).',

  notReducing: (side: Side, maxReducible: Decimal, instrument: Instrument | null): string =>
    maxReducible.greaterThan(0)
      ? `This ${side} would do more than reduce the position. At most ${sizeText(maxReducible, instrument)} can still be closed. Lower the quantity or close with a ${oppositeSide(side)} if you hold the other side (RC-23).`
      : `This ${side} reduces nothing: the position is flat or is being closed already. Wait for the working order or cancel it (RC-23).`,

  symbolCap: (breach: CapBreach): string =>
    `Exposure in ${breach.instrument.symbol} would be ${percentTextUp(breach.after)} of equity. Cap ${percentText(breach.cap)} in ${modeText(breach.mode)}. ${fitsText(breach, 'Reduce the position first')} (RC-12).`,

  grossCap: (breach: CapBreach): string =>
    `Gross exposure would be ${percentTextUp(breach.after)} of equity. Cap ${percentText(breach.cap)} in ${modeText(breach.mode)}. ${fitsText(breach, 'Close a position first')} (RC-13).`,

  heatCap: (breach: CapBreach): string =>
    `Open risk to stops would be ${percentTextUp(breach.after)} of equity. Cap ${percentText(breach.cap)} in ${modeText(breach.mode)}. ${fitsText(breach, 'Close a position or raise its stop first')} (RC-17).`,

  tooManySymbols: (after: number, limit: number, mode: Mode): string =>
    `${after} symbols would be held. ${modeText(mode)} allows ${limit}. Close one first (RC-15).`,

  tooManyPositions: (after: number, limit: number, mode: Mode): string =>
    `${after} positions would be open. ${modeText(mode)} allows ${limit}. Close one first (RC-15).`,

  tooManyOrders: (after: number, limit: number, symbol: string): string =>
    `${after} orders would be working in ${symbol}. At most ${limit} may. Cancel one first (RC-15).`,

  throttled: (burst: number, perSecond: number, perMinute: number): string =>
    `Entries are coming too fast. At most ${burst} at once, ${perSecond} per second and ${perMinute} per minute. Try again in a moment (RC-09).`,
} as const;
