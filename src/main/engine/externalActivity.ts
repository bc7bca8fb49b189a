/** Activity at the venue that the desk did not cause (RC-26): what of it a person has not looked at yet. */
import type { SymbolName } from '../../shared/values/ids.ts';
import type { AlertType } from './alertCatalog.ts';
import type { Step } from './step.ts';
import { foreignClauses } from './venue/compareAccount.ts';

const FOREIGN = {
  FOREIGN_FILL: 'a fill of an order we did not make',
  FOREIGN_ORDER: 'an order we did not make',
} as const satisfies Partial<Record<AlertType, string>>;

/** Clauses about a symbol of the book; acknowledging an alert takes its clause away, what is still at the venue stays one. */
export function externalActivity(step: Step, symbol: SymbolName): readonly string[] {
  const { state, book } = step;
  const found: string[] = book === 'LIVE' ? [...foreignClauses(step, symbol)] : [];
  for (const { type, state: standing, book: of, symbol: about } of state.durable.alerts.values()) {
    const clause = FOREIGN[type as keyof typeof FOREIGN] as string | undefined;
    if (clause !== undefined && standing === 'ACTIVE_UNACK' && of === book && about === symbol) found.push(clause);
  }
  return found;
}
