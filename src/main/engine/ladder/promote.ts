/** One rung up (T2, T3) after its approval: the book of the rung, its limits, its clock at zero, and probation (SM-03, SM-15). */
import { invariant } from '../../../shared/base/invariant.ts';
import type { TransitionDetails } from '../../../shared/model/ladderEntry.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { money } from '../../../shared/values/money.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { held, inBook } from '../books.ts';
import { changeMode } from '../changeMode.ts';
import { closePosition } from '../closing.ts';
import { note, record, venueOf, type Step } from '../step.ts';
import { compareSoon } from '../venue/compareSoon.ts';
import { liveEquity } from './paperFacts.ts';

/** Enters the rung. */
export function promote(
  step: Step,
  to: Exclude<TradingMode, 'PAPER'>,
  approval: NonNullable<TransitionDetails['approval']>,
): void {
  const { modeState } = step.state.durable;
  if (modeState.mode === 'PAPER') openLiveBook(step);
  changeMode(step, { mode: to, run: modeState.run }, { cause: 'promotion', reason: 'approved', approval });
  record(step, 'MODE_PROBATION', { data: { state: 'RUNNING', text: `began in ${to}` }, durability: 'A' });
  if (modeState.mode === 'PAPER') {
    closePaper(step);
    askForLive(step);
  }
  note(step, 'MODE', `Mode is ${modeName(to)}. Probation began (SM-15).`);
}

/** The live book begins empty with what its account holds; one that was opened before goes on with its own money and peak. */
function openLiveBook(turn: Step): void {
  const step = inBook(turn, 'LIVE');
  if (held(step).opened) return;
  const equity = liveEquity(step).value;
  invariant(equity !== null, 'a gate that passed knows the equity of the live account');
  const { durable, live } = step.state;
  record(step, 'BOOK_OPENED', {
    data: {
      equity: money(equity),
      currency: durable.currency,
      attempt: durable.attempt,
      symbols: [...live.markets.keys()],
    },
    durability: 'A',
  });
}

/** What the paper book agreed with says nothing of the live account: a real one is compared before the first entry (PS-01). */
function askForLive(turn: Step): void {
  const step = inBook(turn, 'LIVE');
  if (venueOf(step).capabilities.simulated) return;
  step.state.live.lastReconciledAt = null;
  compareSoon(step, 0);
}

/** T2: what the paper book holds is closed at paper market; from here it is the shadow (SM-14). */
function closePaper(turn: Step): void {
  const step = inBook(turn, 'PAPER');
  for (const symbol of held(step).positions.keys())
    closePosition(step, symbol, { reason: 'MODE_EXIT', source: 'engine' });
}
