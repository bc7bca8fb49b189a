/** EB-09: quotes of held or ordered symbols that stopped coming. */
import type { Settings } from '../../../shared/settings.ts';
import type { Level } from '../../../shared/model/mode.ts';
import { higherLevel } from './effectiveLevel.ts';
import type { TriggerReading } from './triggerReading.ts';

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
export function staleTrigger(symbols: readonly SymbolFreshness[], settings: StaleSettings): TriggerReading {
  let worst: SymbolFreshness | null = null;
  let level: Level = 'L0';
  for (const each of symbols) {
    const own = levelOf(each, settings);
    if (own === 'L0') continue;
    const isHigher = own !== level && higherLevel(own, level) === own;
    if (worst === null || isHigher || (own === level && each.ageMs > worst.ageMs)) worst = each;
    level = higherLevel(level, own);
  }
  return worst === null ? fresh : reading(worst, level);
}

const fresh: TriggerReading = { trigger: 'STALE_DATA', rule: 'EB-09', level: 'L0', value: '', limit: '', text: '' };

function levelOf({ ageMs, staleAfterMs, unprotected }: SymbolFreshness, settings: StaleSettings): Level {
  if (ageMs <= staleAfterMs) return 'L0';
  if (unprotected && ageMs >= settings.staleL3Ms) return 'L3';
  return ageMs >= settings.staleL2Ms ? 'L2' : 'L1';
}

function reading({ symbol, ageMs, staleAfterMs }: SymbolFreshness, level: Level): TriggerReading {
  const age = Number.isFinite(ageMs) ? `${Math.floor(ageMs / 1_000)} s` : 'no quote yet';
  const limit = `${staleAfterMs / 1_000} s`;
  const text = Number.isFinite(ageMs) ? `${symbol} quote is ${age} old, over ${limit}` : `${symbol} has no quote yet`;
  return { trigger: 'STALE_DATA', rule: 'EB-09', level, value: age, limit, text };
}
