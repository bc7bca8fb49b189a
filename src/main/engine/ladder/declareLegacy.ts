/**
 * What the account held before the app and stays the trader's (SM-25). The venue's adapter and the watchdog leave it out of positions, balance and sales;
 * here it is journaled whenever it is another than before, also where the file was changed while the desk was off.
 */
import type { VenueAccount } from '../../../shared/model/venueAccount.ts';
import { legacyText, type LegacyHolding } from '../../domain/ladder/legacy.ts';
import { note, record, type Step } from '../step.ts';

/** Nothing happens where the same is declared already. */
export function declareLegacy(step: Step, { legacy }: Pick<VenueAccount, 'legacy'>): void {
  const holdings: readonly LegacyHolding[] = Object.entries(legacy)
    .map(([asset, held]) => ({ asset, quantity: held }))
    .toSorted((one, other) => (one.asset < other.asset ? -1 : 1));
  if (legacyText(holdings) === legacyText(step.state.durable.ladder.legacy)) return;
  record(step, 'LEGACY_DECLARED', { data: { holdings: [...holdings] }, durability: 'A' });
  const found = holdings.length === 0 ? 'nothing any more' : legacyText(holdings);
  note(step, 'SYSTEM', `Declared as not the desk's, never counted and never sold: ${found} (SM-25).`);
}
