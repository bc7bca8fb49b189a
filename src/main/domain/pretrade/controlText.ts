/** Refusals of the controls beyond price, size and exposure in words: found, expected, what to do, rule id (UI-72, UI-73). Beside refusalText the only place that writes them. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { Mode } from '../../../shared/model/mode.ts';
import type { Side } from '../../../shared/model/order.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/values/time.ts';
import type { PositionSide } from '../position/side.ts';
import { daysText } from '../wording/daysText.ts';
import { ageText, moneyText, moneyTextUp, priceText, secondsText, shortPercentText } from '../wording/numberText.ts';
import { percentPair } from '../wording/percentPair.ts';
import type { AutomationFacts, RestingOrder, SecondSource } from './controlFacts.ts';
import { modeText, sizeText } from './orderFacts.ts';

/** "BTC, ETH and 3 more". */
function listText(names: readonly string[]): string {
  const [most, rest] = [names.slice(0, MOST_NAMES), names.length - MOST_NAMES];
  if (rest > 0) return `${most.join(', ')} and ${rest} more`;
  return most.length > 1 ? `${most.slice(0, -1).join(', ')} and ${most.at(-1)}` : most.join('');
}
const MOST_NAMES = 3;

/** A price and the bound it breaks. */
interface PriceBreach {
  readonly found: Price;
  readonly reference: Price;
  readonly bound: Price;
  /** Allowed distance as a fraction. */
  readonly width: Decimal;
  readonly tick: Price;
}

/** "Limit 64,000.0 is 6.7% above the reference 60,000.0", and the allowed distance at the same precision. */
function distanceText(name: string, { found, reference, width, tick }: PriceBreach): readonly [string, string] {
  const isAbove = found.greaterThan(reference);
  const [far, allowed] = percentPair(found.sub(reference).abs().div(reference), width);
  const side = isAbove ? 'above' : 'below';
  return [`${name} ${priceText(found, tick)} is ${far} ${side} the reference ${priceText(reference, tick)}.`, allowed];
}

const toward = ({ bound, reference, tick }: PriceBreach): string =>
  `${bound.greaterThan(reference) ? 'up' : 'down'} to ${priceText(bound, tick)}`;

/** The other direction of a self-trade: below a sell, above a buy. */
const clearOf = (side: Side): string => (side === 'BUY' ? 'below' : 'above');

export const controlText = {
  equityOld: (ageMs: number, limitMs: number): string =>
    `Equity was confirmed by the venue ${ageText(ageMs)} ago. Entries need ${secondsText(limitMs)} or less. Wait for the next comparison; closing works (PS-01).`,

  keyInvalid: (venue: string): string =>
    `${venue} does not accept the key. Live needs a key that works. Enter it again, then Check again (RC-03).`,

  keyEnvironment: (found: string, expected: string): string =>
    `This key is for ${found}. The book needs a key for ${expected}. Enter that one, then Check again (RC-03).`,

  keyAccount: (): string =>
    'This key opens another account than the one registered with the book. Live needs that account. Enter its key, then Check again (RC-03).',

  keyCannotTrade: (venue: string): string =>
    `This key may not trade. Live needs a key that can. Switch trading on at ${venue}, then Check again (RC-03).`,

  keyMay: (what: 'withdraw' | 'transfer', venue: string): string =>
    `This key may ${what}. Live needs a key that cannot. Switch ${what === 'withdraw' ? 'withdrawals' : 'transfers'} off at ${venue}, then Check again (RC-03).`,

  keyUnchecked: (ageMs: number): string =>
    `The key was last checked ${Math.floor(ageMs / HOUR_MS)} h ago. Live needs a check every 24 h. Check again (RC-03).`,

  keyNotTold: (venue: string): string =>
    `${venue} does not say what this key may do: not determinable here. No real money is at stake (RC-03).`,
  keyAnywhere: (venue: string): string =>
    `This key works from any address. A list of allowed addresses is safer. Set one at ${venue} (RC-03).`,

  notListed: (symbol: string, mode: Mode, allowed: readonly string[]): string =>
    `${symbol} is not on the list of ${modeText(mode)}. It takes ${listText(allowed)}. Choose one of them (RC-29).`,

  restricted: (symbol: string, found: string): string =>
    `${symbol} ${found}. Live takes symbols without restriction. Choose another one (RC-29).`,

  tooYoung: (symbol: string, days: number, least: number): string =>
    `${symbol} has been listed for ${daysText(days)}. Live needs ${daysText(least)} or more. Choose another symbol or trade it on paper (RC-29).`,

  buildModified: (): string =>
    'This build is not signed or was changed. Live needs the build as it was released. Install it again (RC-30).',

  selfTestFailed: (): string =>
    'The self-test at the start failed. Entries need gate, breaker and emergency stop to pass it. Restart the desk; report it if it fails again (RC-30).',

  sequenceGap: (symbol: string, gap: string): string =>
    `${symbol}: ${gap}. Entries need an unbroken price stream. It is being read again; closing works (RC-21).`,

  divergence: (symbol: string, found: { here: Price; source: SecondSource; limit: Decimal; tick: Price }): string => {
    const { here, source, limit, tick } = found;
    const [apart, allowed] = percentPair(here.sub(source.mid).abs().div(source.mid), limit);
    return `${symbol} is ${priceText(here, tick)} here and ${priceText(source.mid, tick)} at ${source.name}, ${apart} apart. Entries need ${allowed} or less. Wait until they agree; closing works (RC-21).`;
  },

  collarLimit: (breach: PriceBreach): string => {
    const [found, allowed] = distanceText('Limit', breach);
    return `${found} Allowed now ${allowed}, ${toward(breach)}. Check the price for a typo (RC-05).`;
  },

  collarMarket: (breach: PriceBreach): string => {
    const [found, allowed] = distanceText('Expected price', breach);
    return `${found} Allowed now ${allowed}, ${toward(breach)}. Use a limit order or a smaller size (RC-05).`;
  },

  sizeConfirmed: (note: string): string => `Above the usual size, confirmed by hand: ${note.slice(0, 200)} (RC-06).`,

  selfTrade: (side: Side, own: RestingOrder, tick: Price): string =>
    `This ${side} would meet your own ${own.side} ${own.clientOrderId} at ${priceText(own.price, tick)}. Cancel that order or price ${clearOf(side)} it (RC-11).`,

  unknownOrder: (symbol: string): string =>
    `An order in ${symbol} has no answer yet. Entries there wait for it. See Unknown (RC-24).`,

  external: (symbol: string, found: readonly string[]): string =>
    `${symbol} has activity the desk did not cause: ${listText(found).slice(0, 160)}. Entries there need it explained. Compare with the venue, then acknowledge the alert (RC-26).`,

  episodeRisk: (
    { before, risk, budget }: { readonly before: Decimal; readonly risk: Decimal; readonly budget: Decimal },
    { quote }: Pick<Instrument, 'quote'>,
  ): string =>
    `The position already risks ${moneyText(before)} ${quote}; with this entry ${moneyTextUp(before.add(risk))} ${quote}. One trade's budget is ${moneyText(budget)} ${quote}. Lower the quantity or raise the stop (PS-13).`,

  addingToLoser: (symbol: string, side: PositionSide, found: { loss: Decimal; quote: string }): string =>
    `${symbol} ${side} is losing ${moneyTextUp(found.loss)} ${found.quote}. Only a position that gains may grow. Wait, or close it (PS-13).`,

  correlated: (names: readonly string[], order: string, found: { after: Decimal; cap: Decimal }): string => {
    const [after, cap] = percentPair(found.after, found.cap);
    const open = names.length === 0 ? '' : `With ${listText(names)} open, `;
    return `${open}${order} would act like ${after} in one bet. Cap ${cap}. Smaller size${names.length === 0 ? '' : names.length === 1 ? ', or close it' : ', or close one of them'} (RC-14).`;
  },

  correlationBreached: (order: string): string =>
    `${order} would raise the correlation of the book, which is above its limit. Only entries that lower it are taken now. Close one of the correlated positions (RC-14).`,

  dailyHeadroom: (
    { risk, left, fits }: { readonly risk: Decimal; readonly left: Decimal; readonly fits: Decimal },
    instrument: Instrument,
  ): string => {
    const act = fits.greaterThan(0) ? `Reduce to ${sizeText(fits, instrument)} or wait` : 'Wait';
    return `This trade risks ${moneyTextUp(risk)} ${instrument.quote}; ${moneyText(left)} ${instrument.quote} are left before today's loss limit. ${act} until 00:00 UTC (RC-18).`;
  },

  weight: (used: string, limit: string): string =>
    `${used} of the venue's request weight is used. Entries stop above ${limit}. Wait a moment; closing works (RC-09).`,

  strategyDisabled: ({ strategy }: AutomationFacts, count: number, windowMs: number): string =>
    `Strategy ${strategy} entered the same way more than ${count} times in ${windowMs / MINUTE_MS} min and is off. It needs a person to look. Read its signals, then enable it again (RC-10).`,

  repeatedEntries: ({ strategy, filled, working }: AutomationFacts, count: number, windowMs: number): string =>
    `Strategy ${strategy} has ${filled} filled and ${working} working entries like this one. At most ${count} in ${windowMs / MINUTE_MS} min before the next. Wait for them (RC-10).`,

  marginMode: (found: string): string =>
    `Margin mode is ${found}. Entries need ISOLATED, so that one position cannot take the whole wallet. Change it at the venue (RC-20).`,

  liquidation: (found: { liquidation: Price; away: Decimal; stop: Decimal; factor: Decimal; tick: Price }): string => {
    const [away, stop] = percentPair(found.away, found.stop);
    return `Liquidation at ${priceText(found.liquidation, found.tick)} is ${away} from the entry, the stop ${stop}. It must be ${found.factor.toFixed()} times as far as the stop. Lower the leverage or bring the stop closer (RC-20).`;
  },

  slippage: (found: { slippage: Decimal; most: Decimal; fits: Decimal }, instrument: Instrument): string => {
    const [expected, allowed] = percentPair(found.slippage, found.most, 2);
    return `Expected slippage ${expected}. Allowed ${allowed}. ${smallerOrLimit(found.fits, instrument)} (RC-22).`;
  },

  shareOfDepth: (
    found: { readonly size: Decimal; readonly near: Decimal; readonly share: Decimal; readonly fits: Decimal },
    instrument: Instrument,
  ): string =>
    `${sizeText(found.size, instrument)} is more than ${shortPercentText(found.share)} of the ${sizeText(found.near, instrument)} near the price. At most ${shortPercentText(found.share)} may be taken. ${smallerOrLimit(found.fits, instrument)} (RC-22).`,

  leverage: (symbol: string, found: number, { mode, most }: { mode: Mode; most: number }): string =>
    `Leverage of ${symbol} is ${found}x at the venue. ${modeText(mode)} allows ${most}x. Lower it there, then Check again (RC-31).`,

  venueSetting: (name: 'Margin mode' | 'Position mode', found: string, expected: string): string =>
    `${name} is ${found} at the venue. The desk is set to ${expected}. Change one of them, then Check again (RC-31).`,
} as const;

const smallerOrLimit = (fits: Decimal, instrument: Instrument): string =>
  fits.greaterThan(0) ? `Use a limit order or at most ${sizeText(fits, instrument)}` : 'Use a limit order';
