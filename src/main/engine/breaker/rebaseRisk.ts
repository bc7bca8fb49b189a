/** EB-20 in the engine: the risk high-water mark falls to where the index is, with the lost amount typed, as a part of a resume. */
import { bookOf, type TradingMode } from '../../../shared/model/mode.ts';
import { ONE } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { rebaseFailure, type RebaseFailure } from '../../domain/breaker/rebase.ts';
import { percentText, percentTextUp } from '../../domain/wording/numberText.ts';
import { activeBook, activeBookState, inBook } from '../books.ts';
import { equityOf } from '../exposure.ts';
import { navIndex } from '../foldBook.ts';
import { note, record, type Step } from '../step.ts';
import type { BreakerView } from './breakerView.ts';
import { equityByMark, highWaterOf, lossBases } from './lossBases.ts';
import { rebaseFacts } from './stopCauses.ts';

export interface RebaseRequest {
  /** What the person typed; null when nothing was typed. */
  readonly typed: string | null;
  /** The mode that is resumed to. */
  readonly target: TradingMode;
}

/** Sentence that stands against the re-base a resume needs; null when it needs none, or the amount is right. */
export function rebaseRefusal(view: BreakerView, { typed, target }: RebaseRequest): string | null {
  if (rebaseFacts(view).lostAmount === null) return null;
  const book = activeBookState(view.state);
  const { reporting } = equityOf(view.state, activeBook(view.state.durable));
  const isMeasured = book.performanceHighWater.greaterThan(0);
  const failed = rebaseFailure({
    highWater: money(highWaterOf(lossBases(view))),
    equity: money(equityByMark(view.state).now),
    typed,
    cumulativeDrawdown: isMeasured ? ONE.minus(navIndex(book, reporting).div(book.performanceHighWater)) : ONE,
    cumulativeLimit: view.facts.settings.demotion.cumulativeDd,
    toLive: bookOf(target) === 'LIVE',
  });
  return failed === null ? null : refusalText(failed);
}

function refusalText(failed: RebaseFailure): string {
  switch (failed.code) {
    case 'REBASE_REQUIRED':
      return `The drawdown is above its limit. A resume re-bases it: type the lost amount ${failed.expected} (EB-20).`;
    case 'AMOUNT_MISMATCH':
      return `Found '${failed.found.slice(0, 40)}'. Type the lost amount exactly: ${failed.expected} (EB-20).`;
    case 'CUMULATIVE_DRAWDOWN':
      return `${percentTextUp(failed.found)} of the performance peak are lost. Real money goes on below ${percentText(failed.limit)}. Resume to PAPER (SM-16).`;
  }
}

/** Re-bases where the book would stop again at once; the performance mark stays (D-3). */
export function rebaseRisk(turn: Step): void {
  const { lostAmount } = rebaseFacts(turn);
  if (lostAmount === null) return;
  const step = inBook(turn, activeBook(turn.state.durable));
  const book = activeBookState(step.state);
  const to = navIndex(book, equityByMark(step.state).now);
  record(step, 'RISK_REBASED', {
    data: { from: book.riskHighWater, to, lost: money(lostAmount) },
    durability: 'A',
  });
  note(
    step,
    'LEVEL',
    `Risk high-water mark re-based, ${lostAmount} ${step.state.durable.currency} lost since the peak.`,
  );
}
