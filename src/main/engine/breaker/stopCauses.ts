/** What a resume asks the breaker: causes of the stop that are still there, and the re-base that a drawdown needs (EB-20, T7). */
import type { Settings } from '../../../shared/settings.ts';
import { triggerNames } from '../../../shared/settings/breaker.ts';
import { money } from '../../../shared/values/money.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { lostAmountText, needsRebase } from '../../domain/breaker/rebase.ts';
import { readSafely } from '../../domain/breaker/readSafely.ts';
import { activeBookState } from '../books.ts';
import type { BreakerView } from './breakerView.ts';
import { equityByMark, highWaterOf, limitMode, lossBases } from './lossBases.ts';
import { triggerTable } from './triggerTable.ts';

export interface RebaseFacts {
  /** To be typed exactly; null while no re-base is needed. */
  readonly lostAmount: string | null;
  /** Re-bases of the book so far. */
  readonly count: number;
}

/** What the resume dialog asks for after a drawdown: without the re-base the book would stop again at once. */
export function rebaseFacts(view: BreakerView): RebaseFacts {
  const { rebases } = activeBookState(view.state).risk;
  const limit = drawdownLimit(view);
  const highWater = money(highWaterOf(lossBases(view)));
  const equity = money(equityByMark(view.state).now);
  const isNeeded = limit !== null && needsRebase(highWater, equity, limit);
  return { lostAmount: isNeeded ? lostAmountText(highWater, equity) : null, count: rebases };
}

function drawdownLimit({ state, facts }: BreakerView): Settings['modes']['PAPER']['drawdown'] | null {
  const mode = limitMode(state);
  return mode === null ? null : facts.settings.modes[mode].drawdown;
}

/** Sentences of triggers at L4 that would trip again at once. A drawdown is left out: its re-base is asked for instead. */
export function causesLeft(view: BreakerView): readonly string[] {
  const { triggers } = view.state.durable;
  return triggerNames.flatMap((name) => {
    if (name === 'DRAWDOWN' || triggers.get(name)?.level !== 'L4') return [];
    const reading = readSafely(name, () => triggerTable[name].read(view));
    return reading !== null && isAtLeast(reading.level, 'L2') ? [`${reading.text} (${reading.rule})`] : [];
  });
}
