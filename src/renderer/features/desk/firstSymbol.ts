/** The symbol the Desk opens with: one that is held, else bitcoin, else the first one with a price. */
import type { View } from '../../store/view.ts';

type SymbolView = Pick<View, 'keys' | 'rows'>;

export function firstSymbol(view: SymbolView | null): string | null {
  if (view === null) return null;
  const { keys, rows } = view;
  const held = keys.positions.map((key) => rows.positions[key]?.symbol).find((symbol) => symbol !== undefined);
  const bitcoin = keys.instruments.find((symbol) => rows.instruments[symbol]?.base === 'BTC');
  return held ?? bitcoin ?? keys.quotes[0] ?? keys.instruments[0] ?? null;
}

/** The chosen symbol while the feed has it, else the one to open with. */
export function shownSymbol(view: SymbolView | null, chosen: string | null): string | null {
  const isKnown = chosen !== null && (view === null || view.rows.instruments[chosen] !== undefined);
  return isKnown ? chosen : firstSymbol(view);
}
