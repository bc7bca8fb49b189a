/** The list of what a venue lacks in one sentence, for its head. */
import type { MissingCapability } from '../../../../shared/model/missingCapability.ts';

/** "9 things are missing at this venue, 2 of them essential: live is refused." */
export function missingSummary(missing: readonly MissingCapability[]): string {
  const essential = missing.filter((each) => each.essential).length;
  const things = missing.length === 1 ? '1 thing is missing' : `${missing.length} things are missing`;
  return essential === 0
    ? `${things} at this venue, none of them essential.`
    : `${things} at this venue, ${essential} of them essential: live is refused there.`;
}
