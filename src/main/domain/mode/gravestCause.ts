/** Which cause of an emergency stop decides where several joined it (ES-05): what lost money before what concentrated, and both before the rest (SM-18). */
import type { StopCause } from '../../../shared/model/incident.ts';

const gravity = {
  MANUAL: 0,
  DRILL: 0,
  TECHNICAL: 0,
  LATENCY: 0,
  CORRELATION: 1,
  DAILY_LOSS: 2,
  DRAWDOWN: 3,
} as const satisfies Record<StopCause, number>;

/** The gravest of the causes; among equals the first stays. */
export const gravestCause = (first: StopCause, further: readonly StopCause[]): StopCause =>
  further.reduce((gravest, cause) => (gravity[cause] > gravity[gravest] ? cause : gravest), first);
