/** EB-09: quotes of held or ordered symbols that stopped coming. */
import type { Settings } from '../../../shared/settings.ts';
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { ageText, secondsText } from '../wording/numberText.ts';
import { higherLevel } from './effectiveLevel.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'STALE_DATA',
  name: 'Stale data',
  rule: 'EB-09',
  definition:
    'Age of the oldest quote of a held or ordered symbol. Stale turns entries off at once, later only closing orders are sent, and a position without a stop at the venue halts the strategies.',
};

export interface SymbolFreshness {
  readonly symbol: string;
  /** Age of the last quote; Infinity before the first. */
  readonly ageMs: number;
  /** RC-21, see staleAfterMs. */
  readonly staleAfterMs: number;
  /** A position without a stop that rests at the venue. */
  readonly unprotected: boolean;
}

type StaleSettings = Pick<Settings['data'], 'staleL2Ms' | 'staleL3Ms'>;

/**
 * L1 as soon as one held or ordered symbol is stale, L2 from 30 s, L3 from 120 s when that symbol's position has no stop at the venue.
 * Where a symbol only counts as stale later than that, because its source has bars only, the later time holds. Reports the worst symbol.
 */
export function staleTrigger(
  symbols: readonly SymbolFreshness[],
  measuredAt: UnixMs,
  settings: StaleSettings,
): TriggerReading {
  const worst = worstOf(symbols, settings);
  const level = worst === null ? 'L0' : levelOf(worst, settings);
  return {
    ...identity,
    level,
    keeps: level,
    value: worst === null || !Number.isFinite(worst.ageMs) ? null : ageText(worst.ageMs),
    limit: worst === null ? '' : secondsText(worst.staleAfterMs),
    used: worst === null ? null : usedShare(worst.ageMs, worst.staleAfterMs),
    text: worst === null || level === 'L0' ? '' : staleText(worst),
    clears: 'Clears 60 s after it is normal',
    next: nextText(worst, level, settings),
    severity: severityOf(level),
    inputs: `${symbols.length} held or ordered symbols`,
    basis: basisText(worst),
    measuredAt,
  };
}

/** The symbol with the highest level, among equals the one that used most of its time. */
function worstOf(symbols: readonly SymbolFreshness[], settings: StaleSettings): SymbolFreshness | null {
  return symbols.reduce<SymbolFreshness | null>((worst, each) => {
    if (worst === null) return each;
    const [own, highest] = [levelOf(each, settings), levelOf(worst, settings)];
    if (own !== highest) return higherLevel(own, highest) === own ? each : worst;
    return each.ageMs / each.staleAfterMs > worst.ageMs / worst.staleAfterMs ? each : worst;
  }, null);
}

function levelOf({ ageMs, staleAfterMs, unprotected }: SymbolFreshness, settings: StaleSettings): Level {
  if (ageMs <= staleAfterMs) return 'L0';
  if (unprotected && ageMs >= settings.staleL3Ms) return 'L3';
  return ageMs >= settings.staleL2Ms ? 'L2' : 'L1';
}

const staleText = ({ symbol, ageMs, staleAfterMs }: SymbolFreshness): string =>
  Number.isFinite(ageMs)
    ? `${symbol} quote is ${ageText(ageMs)} old, over ${secondsText(staleAfterMs)}`
    : `${symbol} has no quote yet`;

function nextText(worst: SymbolFreshness | null, level: Level, settings: StaleSettings): string {
  if (worst === null) return '';
  if (level === 'L0') return `L1 above ${secondsText(worst.staleAfterMs)}`;
  if (level === 'L1') return `L2 at ${secondsText(settings.staleL2Ms)}`;
  return level === 'L2' && worst.unprotected ? `L3 at ${secondsText(settings.staleL3Ms)}` : '';
}

function basisText(worst: SymbolFreshness | null): string {
  if (worst === null) return 'nothing is held or ordered';
  return Number.isFinite(worst.ageMs) ? worst.symbol : `${worst.symbol} has no quote yet`;
}
