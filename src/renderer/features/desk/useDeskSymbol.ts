/** The symbol of chart and ticket. Once shown it stays until the reader chooses another: an order must never change its symbol by itself. */
import { useEffect } from 'react';
import { useViewStore } from '../../store/viewStore.ts';
import { selectDesk, useDeskSelection } from './deskSelection.ts';
import { shownSymbol } from './firstSymbol.ts';

export function useDeskSymbol(): string | null {
  const chosen = useDeskSelection((state) => state.symbol);
  const shown = useViewStore((state) => shownSymbol(state.view, chosen));
  useEffect(() => {
    if (shown !== null && shown !== chosen) selectDesk({ symbol: shown });
  }, [shown, chosen]);
  return shown;
}
