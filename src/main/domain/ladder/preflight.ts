/** The drill list before real money (SM-23): what must have been tried against the live account, once, before the first rung. */
import type { UnixMs } from '../../../shared/values/time.ts';
import type { GateFact } from './gate.ts';

export const preflightSteps = {
  PLACE_CANCEL: 'a far post-only order was placed and canceled',
  STREAM_EVENTS: 'its events came on the private stream',
  STOP_DRY_RUN: 'the emergency stop planned a dry run',
  CHANNELS: 'every alert channel was tested',
} as const;
export type PreflightStep = keyof typeof preflightSteps;

export interface PreflightResult {
  readonly step: PreflightStep;
  readonly passed: boolean;
  readonly at: UnixMs;
  readonly text: string;
}

/** The gate's fact: holds when the last result of every step passed; names the first that is missing or failed. */
export function preflightFact(results: readonly PreflightResult[]): GateFact {
  const names = Object.keys(preflightSteps) as readonly PreflightStep[];
  const last = names.map((step) => ({ step, result: results.findLast((each) => each.step === step) }));
  const passed = last.filter(({ result }) => result?.passed === true).length;
  const open = last.find(({ result }) => result?.passed !== true);
  if (open === undefined) return { holds: true, found: `${passed} of ${names.length}` };
  const why = open.result === undefined ? `not yet tried: ${preflightSteps[open.step]}` : open.result.text;
  return { holds: false, found: `${passed} of ${names.length}: ${why}` };
}
