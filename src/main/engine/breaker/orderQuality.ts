/** What orders teach the breaker: round trips (EB-05), rejects (EB-08), slippage (EB-13), duplicates and throttling (RC-08, RC-09). */
import type { UnixMs } from '../../../shared/values/time.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/values/time.ts';
import {
  latencyFacts,
  latencyTrigger,
  type LatencyFacts,
  type LatencySample,
} from '../../domain/breaker/latencyTrigger.ts';
import { duplicateOrdersTrigger } from '../../domain/breaker/duplicateOrdersTrigger.ts';
import { quietFlow } from '../../domain/breaker/orderFlow.ts';
import { orderRejectsTrigger, rejectCounts } from '../../domain/breaker/orderRejectsTrigger.ts';
import { slippageTrigger, type SlippageSample } from '../../domain/breaker/slippageTrigger.ts';
import { throttleTrigger } from '../../domain/breaker/throttleTrigger.ts';
import type { TriggerReading } from '../../domain/breaker/triggerReading.ts';
import type { Step } from '../step.ts';
import { rulesInForce } from './breakerRules.ts';
import type { BreakerView, EngineTrigger } from './breakerView.ts';

/** As many as the triggers look at. */
const ANSWERS = 20;
const FILLS = 5;
/** More than a minute of orders at the fastest allowed pace. */
const ROUND_TRIPS = 200;
const REJECT_WINDOW_MS = 5 * MINUTE_MS;

/** Remembers how the venue took an order, and how long it needed. */
export function learnAnswer(step: Step, answer: { readonly rejected: boolean; readonly tookMs: number | null }): void {
  const { answers } = step.state.live.breaker;
  answers.push({ at: step.at, rejected: answer.rejected });
  if (answers.length > ANSWERS) answers.shift();
  if (answer.tookMs !== null) learnRoundTrip(step, answer.tookMs);
}

/** Remembers the round trip of a call on the order path. */
export function learnRoundTrip(step: Step, ms: number): void {
  const { latencies, breaker } = step.state.live;
  latencies.push({ at: step.at, ms });
  if (latencies.length > ROUND_TRIPS) latencies.shift();
  if (ms > rulesInForce(step).latency.warnMs) breaker.latency.slowAt = step.at;
}

/** Remembers what a fill cost against the price at the decision. */
export function learnSlippage(step: Step, sample: Omit<SlippageSample, 'at'>): void {
  const { slippage } = step.state.live.breaker;
  slippage.push({ ...sample, at: step.at });
  if (slippage.length > FILLS) slippage.shift();
}

/** Another book is traded from now on: what its predecessor's venue taught says nothing about this one (SM-14). */
export function forgetVenue({ state: { live } }: Step): void {
  live.latencies.length = 0;
  live.sentAt.clear();
  live.breaker.flow = quietFlow;
  live.breaker.answers.length = 0;
  live.breaker.slippage.length = 0;
  live.breaker.latency.slowAt = 0;
  live.breaker.latency.highSince = null;
}

export const latency: EngineTrigger = {
  isQuiet: (view) => {
    const { breaker } = view.state.live;
    const isCalm = view.at - breaker.latency.slowAt > rulesInForce(view).latency.windowMs;
    return isCalm && breaker.latency.highSince === null && overdue(view).length === 0;
  },
  read: (view) => {
    const rules = rulesInForce(view).latency;
    const facts = latencyNow(view);
    const { highSince } = view.state.live.breaker.latency;
    return latencyTrigger(facts, highSince === null ? 0 : view.at - highSince, rules);
  },
};

/** Keeps since when latency is high without a break, from what was just read. */
export function trackLatency(step: Step, reading: TriggerReading): void {
  const { latency: kept } = step.state.live.breaker;
  kept.highSince = reading.level === 'L0' ? null : (kept.highSince ?? step.at);
}

const latencyNow = (view: BreakerView): LatencyFacts =>
  latencyFacts([...view.state.live.latencies, ...overdue(view)], view.at, rulesInForce(view).latency);

/** Calls that have had no answer for longer than the timeout count as that long already. */
function overdue(view: BreakerView): readonly LatencySample[] {
  const { sentAt } = view.state.live;
  if (sentAt.size === 0) return [];
  const { timeoutMs } = rulesInForce(view).latency;
  return [...sentAt.values()].filter((at) => view.at - at > timeoutMs).map(() => ({ at: view.at, ms: timeoutMs }));
}

export const orderRejects: EngineTrigger = {
  isQuiet: ({ state, at }) => {
    const last = state.live.breaker.answers.findLast((each) => each.rejected);
    return last === undefined || at - last.at > REJECT_WINDOW_MS;
  },
  read: (view) => {
    const { answers } = view.state.live.breaker;
    const counts = rejectCounts(answers, view.at);
    return orderRejectsTrigger(counts, answers.at(-1)?.at ?? null, rulesInForce(view).breaker);
  },
};

export const duplicateOrders: EngineTrigger = {
  isQuiet: ({ state }) => state.live.breaker.flow.duplicates.length === 0,
  read: ({ state, at }) => duplicateOrdersTrigger(state.live.breaker.flow, at),
};

export const throttled: EngineTrigger = {
  isQuiet: ({ state }) => state.live.breaker.flow.throttled === null,
  read: ({ state, at }) => throttleTrigger(state.live.breaker.flow, at),
};

export const slippage: EngineTrigger = {
  isQuiet: ({ state, at }) => isOld(state.live.breaker.slippage.at(-1)?.at, at),
  read: (view) => slippageTrigger(view.state.live.breaker.slippage, view.at, rulesInForce(view).breaker),
};

const isOld = (last: UnixMs | undefined, now: UnixMs): boolean => last === undefined || now - last > HOUR_MS;
