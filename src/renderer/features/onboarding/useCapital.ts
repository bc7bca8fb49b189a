import { useState } from 'react';
import { usePart } from '../../store/viewStore.ts';

/** The typed starting equity; until something is typed, what the desk has in its settings. */
export function useCapital(): { readonly text: string; readonly write: (text: string) => void } {
  const [typed, setTyped] = useState<string | null>(null);
  const known = usePart('vitals')?.equity;
  return { text: typed ?? (known === undefined || known === '0' ? '' : known), write: setTyped };
}
