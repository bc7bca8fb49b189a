/** Parts of the Risk screen: ladder, evidence, breaker, exposure, correlation. */
import type { ViewSnapshot } from '../../../shared/ipc/view.ts';
import { evidenceOf } from '../../engine/evidence.ts';
import { breakerPart } from './breakerPart.ts';
import { correlationPart } from './correlationPart.ts';
import { exposurePart } from './exposurePart.ts';
import type { ViewFacts } from './facts.ts';
import { ladderPart } from './ladderPart.ts';

type Parts = ViewSnapshot['parts'];

export const riskParts = (
  facts: ViewFacts,
): Pick<Parts, 'ladder' | 'evidence' | 'breaker' | 'exposure' | 'correlation'> => ({
  ladder: ladderPart(facts),
  evidence: evidenceOf({ state: facts.state, facts: facts.engine }),
  breaker: breakerPart(facts),
  exposure: exposurePart(facts),
  correlation: correlationPart(facts),
});
