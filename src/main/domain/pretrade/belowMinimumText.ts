/** Text 3 of UI-73: why the largest allowed size is too small for the venue, and the act that helps for the constraint that binds. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { Mode } from '../../../shared/model/mode.ts';
import type { SizingConstraint } from '../../../shared/model/risk.ts';
import type { ModeLimits } from '../../../shared/settings.ts';
import { ONE, ceilToStep, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { notional } from '../../../shared/values/money.ts';
import { minimumEquity } from '../sizing/minimumEquity.ts';
import type { Sizing, SizingRefusal } from '../sizing/sizing.ts';
import { moneyText, moneyTextUp, shortPercentText } from '../wording/numberText.ts';
import { modeText, sizeText } from './orderFacts.ts';

type BelowMinimum = Extract<SizingRefusal, { readonly code: 'BELOW_MIN' }>;

export interface BelowMinimumFacts {
  readonly refusal: BelowMinimum;
  readonly instrument: Instrument;
  readonly mode: Mode;
  readonly limits: ModeLimits;
}

/** Found, expected, act, rule id: PS-12 where the account is too small for the mode, PS-08 otherwise. */
export function belowMinimumText(facts: BelowMinimumFacts): string {
  const { refusal, instrument } = facts;
  const { sizing } = refusal;
  const value = notional(sizing.allowedQuantity, sizing.entryPrice);
  const found = `Largest allowed size ${sizeText(sizing.allowedQuantity, instrument)} = ${moneyText(value)} ${instrument.quote} (${causeText(facts)}).`;
  return `${found} ${minimumText(refusal, instrument)} ${actText(facts)}`;
}

const causes: Readonly<Record<SizingConstraint, string>> = {
  RISK: 'the risk budget binds',
  GROSS_EXPOSURE: 'the gross cap is nearly used',
  SYMBOL_EXPOSURE: 'the symbol cap is nearly used',
  ORDER_NOTIONAL: 'the cap of one order binds',
  HEAT: 'the heat cap is nearly used',
  DAILY_LOSS: "today's loss limit is near",
  CORRELATION: 'the correlated positions fill their cap',
  LIQUIDITY: 'the visible depth binds',
};

const acts: Readonly<Record<SizingConstraint, string>> = {
  RISK: 'Bring the stop closer to the entry',
  GROSS_EXPOSURE: 'Close a position or cancel a working entry first',
  SYMBOL_EXPOSURE: 'Reduce the position or cancel a working entry first',
  ORDER_NOTIONAL: 'Raise the cap of one order in Settings',
  HEAT: 'Close a position or raise its stop first',
  DAILY_LOSS: 'Wait until 00:00 UTC',
  CORRELATION: 'Close one of the correlated positions first',
  LIQUIDITY: 'Use a limit order',
};

const isExposureCap = (binding: SizingConstraint): boolean =>
  binding === 'GROSS_EXPOSURE' || binding === 'SYMBOL_EXPOSURE';

const capOf = (sizing: Sizing, limits: ModeLimits): Decimal =>
  sizing.binding === 'SYMBOL_EXPOSURE' ? limits.symbol : limits.gross;

/** Equity from which the mode works at all (PS-12), null when the account is large enough and something else binds. */
function neededEquity({ refusal, instrument, limits }: BelowMinimumFacts): Decimal | null {
  const needed = minimumEquity(instrument.minNotional, minDecimal(limits.symbol, limits.gross));
  return isExposureCap(refusal.sizing.binding) && refusal.sizing.equity.lessThan(needed)
    ? ceilToStep(needed, ONE)
    : null;
}

function causeText(facts: BelowMinimumFacts): string {
  const { sizing } = facts.refusal;
  if (neededEquity(facts) === null) return causes[sizing.binding];
  return `${shortPercentText(capOf(sizing, facts.limits))} of ${moneyText(sizing.equity)}`;
}

function minimumText({ minimum }: BelowMinimum, { minQuantity, minNotional, base, quote }: Instrument): string {
  if (minimum === 'QUANTITY') return `The venue takes ${minQuantity.toFixed()} ${base} or more.`;
  if (minimum === 'NOTIONAL') return `The venue takes ${moneyTextUp(minNotional)} ${quote} or more.`;
  return `Its stop order must be worth ${moneyTextUp(minNotional)} ${quote} or more as well.`;
}

function actText(facts: BelowMinimumFacts): string {
  const needed = neededEquity(facts);
  if (needed === null) return `${acts[facts.refusal.sizing.binding]} (PS-08).`;
  const works = `${modeText(facts.mode)} works from ${needed.toFixed()} ${facts.instrument.quote}`;
  return facts.mode === 'PAPER'
    ? `Open the paper book with more equity: ${works} (PS-12).`
    : `Add equity, ${works}, or stay in PAPER (PS-12).`;
}
