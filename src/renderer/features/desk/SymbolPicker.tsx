/** Chooses a symbol by typing part of it: arrows move, Enter takes, Esc leaves it as it was. */
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useRowKeys } from '../../store/viewStore.ts';
import { matchSymbols } from './matchSymbols.ts';

interface SymbolPickerProps {
  readonly value: string | null;
  readonly label: string;
  readonly testId: string;
  readonly onChoose: (symbol: string) => void;
  /** `/` puts the focus here. */
  readonly isShortcutTarget?: boolean;
}

export function SymbolPicker({ value, label, testId, onChoose, isShortcutTarget = false }: SymbolPickerProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const symbols = useRowKeys('instruments');
  const [typed, setTyped] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const matches = useMemo(() => (typed === null ? [] : matchSymbols(symbols, typed)), [symbols, typed]);
  const isOpen = typed !== null;

  const choose = (symbol: string | undefined): void => {
    setTyped(null);
    if (symbol !== undefined) onChoose(symbol);
  };
  const type = (text: string): void => {
    setTyped(text);
    setIndex(0);
    const exact = text.trim().toUpperCase();
    if (symbols.includes(exact)) onChoose(exact);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && isOpen) choose(matches[index]);
    else if (event.key === 'Escape' && isOpen) setTyped(null);
    else if (event.key === 'ArrowDown') setOpenIndex(index + 1);
    else if (event.key === 'ArrowUp') setOpenIndex(index - 1);
    else return;
    event.preventDefault();
  };
  const setOpenIndex = (next: number): void => {
    if (!isOpen) type('');
    else setIndex(Math.max(0, Math.min(next, matches.length - 1)));
  };
  return (
    <div className="desk-picker">
      <input
        ref={input}
        role="combobox"
        className="desk-input desk-picker-input"
        data-testid={testId}
        data-value={value ?? undefined}
        data-shortcut={isShortcutTarget ? 'symbol' : undefined}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && matches.length > 0 ? `${listId}-${index}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Symbol"
        value={typed ?? value ?? ''}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => !isOpen && type('')}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <ul role="listbox" id={listId} className="desk-picker-list" aria-label={label}>
          {matches.map((symbol, place) => (
            <li
              key={symbol}
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === index}
              data-value={symbol}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                choose(symbol);
                input.current?.blur();
              }}
            >
              {symbol}
            </li>
          ))}
          {matches.length === 0 && <li className="desk-picker-none">No symbol matches "{typed}".</li>}
        </ul>
      )}
    </div>
  );
}
