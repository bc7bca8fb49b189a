/** When the breaker has to look again although nothing happens: readings that end with time, and levels that wait out their hold. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, utcDayStart } from '../../../shared/values/time.ts';
import { isActive } from '../../engine/breaker/evaluateTrigger.ts';
import { rulesInForce } from '../../engine/breaker/breakerRules.ts';
import type { BreakerView } from '../../engine/breaker/breakerView.ts';
import { correlationLevel } from '../../domain/breaker/correlationTrigger.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { isLatched, notHeld } from '../../domain/breaker/hysteresis.ts';
import { holdMsOf } from '../../domain/breaker/holdTimes.ts';

/** Fills, rejects, duplicates and a stretch of throttling count so long (EB-13, EB-08, RC-08, RC-09). */
const SLIPPAGE_MS = HOUR_MS;
const REJECTS_MS = 5 * MINUTE_MS;
const DUPLICATES_MS = MINUTE_MS;
const THROTTLED_MS = 5 * SECOND_MS;

/** The earliest such time that the last evaluation has not seen, Infinity where there is none. The evaluation that follows it is due. */
export function nextBreakerTime(view: BreakerView, evaluatedAt: number): number {
  let next = Infinity;
  for (const time of times(view)) if (time > evaluatedAt && time < next) next = time;
  return next;
}

function* times(view: BreakerView): Generator<number> {
  const { breaker } = view.state.live;
  const rules = rulesInForce(view);
  for (const [trigger, { clearSince }] of breaker.holds)
    if (clearSince !== null) yield clearSince + holdMsOf(trigger, rules);
  // With time alone these two only fall: where nothing is held of them, nothing comes.
  if (isActive(view, 'SLIPPAGE')) for (const { at } of breaker.slippage) yield at + SLIPPAGE_MS + 1;
  for (const { at, rejected } of breaker.answers) if (rejected) yield at + REJECTS_MS + 1;
  for (const at of breaker.flow.duplicates) yield at + DUPLICATES_MS + 1;
  if (breaker.flow.throttled !== null) yield breaker.flow.throttled.at + THROTTLED_MS + 1;
  // A call without an answer counts as slow from its timeout on.
  for (const at of view.state.live.sentAt.values()) yield at + rules.latency.timeoutMs + 1;
  yield* correlationTimes(view);
  const { lastAt } = view.state.durable.books.PAPER.risk.streak;
  if (lastAt === null || !isActive(view, 'LOSS_STREAK')) return;
  yield lastAt + HOUR_MS;
  yield utcDayStart(lastAt) + DAY_MS;
}

/** What the last evaluation of correlation says has to be read where it moves the level that is held, or its hold. */
function* correlationTimes(view: BreakerView): Generator<number> {
  const reading = view.state.live.correlation.readings.PAPER;
  if (reading === null) return;
  const held = view.state.live.breaker.holds.get('CORRELATION') ?? notHeld;
  const level = correlationLevel(reading, rulesInForce(view).correlation);
  const isKept = held.level === level || (isLatched(held.level) && isAtLeast(held.level, level));
  if (held.clearSince === null && isKept) return;
  // Of two timers of one instant either may have come first: the evaluation after it has seen it for certain.
  yield reading.evaluatedAt + 1;
}
