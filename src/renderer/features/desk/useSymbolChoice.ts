/** State of a symbol picker: what is typed, what matches it, which match would be taken. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useRowKeys } from '../../store/viewStore.ts';
import { matchSymbols } from './matchSymbols.ts';

export interface SymbolChoice {
  /** Null while the list is closed. */
  readonly typed: string | null;
  readonly matches: readonly string[];
  readonly index: number;
  readonly type: (text: string) => void;
  readonly choose: (symbol: string | undefined) => void;
  readonly close: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function useSymbolChoice(onChoose: (symbol: string) => void): SymbolChoice {
  const symbols = useRowKeys('instruments');
  const [typed, setTyped] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const matches = useMemo(() => (typed === null ? [] : matchSymbols(symbols, typed)), [symbols, typed]);

  const close = (): void => setTyped(null);
  const choose = (symbol: string | undefined): void => {
    close();
    if (symbol !== undefined) onChoose(symbol);
  };
  const type = (text: string): void => {
    setTyped(text);
    setIndex(0);
    const exact = text.trim().toUpperCase();
    if (symbols.includes(exact)) onChoose(exact);
  };
  const move = (step: 1 | -1): void => {
    if (typed === null) type('');
    else setIndex(Math.max(0, Math.min(index + step, matches.length - 1)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (typed === null) return;
    else if (event.key === 'Enter') choose(matches[index]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return { typed, matches, index, type, choose, close, onKeyDown };
}
