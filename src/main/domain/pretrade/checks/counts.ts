/** RC-15: how many symbols, positions and working orders. Working entries count like positions. */
import { fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { refusalText } from '../refusalText.ts';

/** Held symbols within the mode's symbols and positions, working orders of the symbol within their cap. */
export const counts: Check<EntryContext> = {
  rule: 'RC-15',
  code: 'COUNTS',
  name: 'Counts',
  unit: '',
  judge({ draft, exposure, limits, settings, state }) {
    if (exposure === null || limits === null) return missing('exposure or limits are unknown', this.rule);
    const held = exposure.heldSymbols + (exposure.symbolIsHeld ? 0 : 1);
    if (!exposure.symbolIsHeld && held > limits.symbols)
      return {
        ...fail(`${held}`, `${limits.symbols}`, refusalText.tooManySymbols(held, limits.symbols, state.mode)),
        code: 'SYMBOLS',
      };
    if (!exposure.symbolIsHeld && held > limits.positions)
      return {
        ...fail(`${held}`, `${limits.positions}`, refusalText.tooManyPositions(held, limits.positions, state.mode)),
        code: 'POSITIONS',
      };
    const working = exposure.workingOrdersInSymbol + 1;
    const most = settings.orders.workingPerSymbol;
    if (working > most)
      return {
        ...fail(`${working}`, `${most}`, refusalText.tooManyOrders(working, most, draft.symbol)),
        code: 'WORKING_ORDERS',
      };
    return pass(`${held}`, `${Math.min(limits.symbols, limits.positions)}`);
  },
};
