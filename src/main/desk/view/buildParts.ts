/** All parts of the view. */
import type { ViewSnapshot } from '../../../shared/ipc/view.ts';
import { accountPart } from './accountPart.ts';
import { deskPart } from './deskPart.ts';
import type { ViewFacts } from './facts.ts';
import { feedPart } from './feedPart.ts';
import { riskParts } from './riskParts.ts';
import { stopPart } from './stopPart.ts';
import { vitalsPart } from './vitalsPart.ts';

/** Builds every part from the state as it is now. */
export const buildParts = (facts: ViewFacts): ViewSnapshot['parts'] => ({
  desk: deskPart(facts),
  feed: feedPart(facts),
  vitals: vitalsPart(facts),
  stop: stopPart(facts),
  ...riskParts(facts),
  account: accountPart(facts),
});
