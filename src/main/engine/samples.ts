/** Equity samples each minute of the desk's clock, and the start of each UTC day (ME-03, EB-02). */
import { MINUTE_MS, unixMs, utcDayStart } from '../../shared/values/time.ts';
import { equityOf } from './exposure.ts';
import { record, setTimer, type Step } from './step.ts';

/** The timer of the samples. */
export function onSampleDue(step: Step): void {
  takeSample(step);
  scheduleSample(step);
}

/** Arms the next whole minute. */
export function scheduleSample(step: Step): void {
  setTimer(step, 'sample', unixMs((Math.floor(step.at / MINUTE_MS) + 1) * MINUTE_MS));
}

/** Records equity now, after the day's start where a new day has begun. Before the book is opened there is nothing to sample. */
export function takeSample(step: Step): void {
  const { durable, live } = step.state;
  if (durable.attempt === 0) return;
  const { reporting, risk } = equityOf(step.state);
  const day = utcDayStart(step.at);
  if (durable.day.start !== null && day > durable.day.start)
    record(step, 'DAY_START', { data: { day, equity: reporting }, durability: 'B' });
  record(step, 'EQUITY_SAMPLE', {
    data: {
      at: step.at,
      equity: reporting,
      riskEquity: risk,
      cash: durable.cash,
      unrealized: live.unrealized,
      gross: live.gross,
    },
    durability: 'C',
  });
}
