/** What the watchdog must know to close, as it was last told: a step that changes under it would have its closes refused (ES-14, RC-04). */
import { decimalText } from '../../../shared/values/decimal.ts';
import type { SymbolRules } from '../../ports/venue.ts';

export class ClosingRules {
  #known: string | null = null;

  /** Whether the watchdog has to be told again. The first reading comes with the connection, which tells it anyway. */
  hear(rules: readonly SymbolRules[]): boolean {
    const before = this.#known;
    this.#known = rules
      .map(({ symbol, lot, maxQuantity }) => `${symbol} ${decimalText(lot)} ${decimalText(maxQuantity)}`)
      .join('\n');
    return before !== null && before !== this.#known;
  }
}
