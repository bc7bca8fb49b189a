/** The whole breaker: each second of the desk's clock, and after news that cannot wait (EB-24). Between two of these the losses follow every tick. */
import { triggerNames, type TriggerName } from '../../../shared/settings/breaker.ts';
import { utcDayStart } from '../../../shared/values/time.ts';
import { pointADayBefore } from '../../domain/breaker/equityPoints.ts';
import { activeBook, held, inBook } from '../books.ts';
import type { Step } from '../step.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import { sampleBook } from '../samples.ts';
import { measureAdverse } from './adverseEquity.ts';
import { rulesInForce } from './breakerRules.ts';
import { rebaseQuotes } from './clockSetBack.ts';
import { dropLevel, evaluateTrigger, guarded } from './evaluateTrigger.ts';
import { warnOfLimits } from './limitWarnings.ts';
import { isToday } from './lossBases.ts';
import { lossTriggers } from './lossReadings.ts';
import { readLosses } from './lossWatch.ts';

/** A level set by hand is not measured, and the losses have a watch of their own. */
const measured: readonly TriggerName[] = triggerNames.filter(
  (trigger) => trigger !== 'MANUAL' && !lossTriggers.some((loss) => loss === trigger),
);

/** The sample of midnight is due within this. */
const MIDNIGHT_MS = 2_000;

/** Triggers about one book's money. */
const bookTriggers: readonly TriggerName[] = [...lossTriggers, 'LOSS_STREAK', 'CORRELATION'];

/** What the losses of one book held says nothing about the other: their L1 and L2 end with the change, what latched stays. */
function leaveBook(step: Step): void {
  const { breaker } = step.state.live;
  if (breaker.book !== null && breaker.book !== step.book) for (const trigger of bookTriggers) dropLevel(step, trigger);
  breaker.book = step.book;
}

/** After a night away the first second with known equity opens the day; while the desk is on, the sample of midnight does. */
function openDay(step: Step): void {
  if (!isToday(step) && step.at - utcDayStart(step.at) > MIDNIGHT_MS) sampleBook(step);
}

/** Reads every trigger of the active book and of the desk, and acts on what changed. */
export function evaluateBreaker(turn: Step): void {
  const step = inBook(turn, activeBook(turn.state.durable));
  const { breaker } = step.state.live;
  leaveBook(step);
  rebaseQuotes(step);
  for (const trigger of measured) evaluateTrigger(step, trigger);
  guarded(step, lossTriggers, () => {
    openDay(step);
    breaker.confirmMs = rulesInForce(step).breaker.confirmTickMs;
    breaker.rolling = pointADayBefore(held(step).risk.points, step.at);
    measureAdverse(step);
  });
  readLosses(step);
  warnOfLimits(step);
  if (effectiveLevelOf(step.state) === 'L0') breaker.heldSettings = null;
}
