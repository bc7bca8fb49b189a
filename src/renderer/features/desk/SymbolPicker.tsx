/** Chooses a symbol by typing part of it: arrows move, Enter takes, Esc leaves it as it was. */
import { useId } from 'react';
import { useSymbolChoice, type SymbolChoice } from './useSymbolChoice.ts';

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
  const choice = useSymbolChoice(onChoose);
  const { typed, matches, index } = choice;
  const isOpen = typed !== null;
  return (
    <div className="desk-picker">
      <input
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
        onClick={() => !isOpen && choice.type('')}
        onChange={(event) => choice.type(event.currentTarget.value)}
        onBlur={choice.close}
        onKeyDown={choice.onKeyDown}
      />
      {isOpen && <SymbolList id={listId} label={label} choice={choice} />}
    </div>
  );
}

interface SymbolListProps {
  readonly id: string;
  readonly label: string;
  readonly choice: SymbolChoice;
}

function SymbolList({ id, label, choice }: SymbolListProps) {
  const { typed, matches, index, choose } = choice;
  return (
    <ul role="listbox" id={id} className="desk-picker-list" aria-label={label}>
      {matches.map((symbol, place) => (
        <li
          key={symbol}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === index}
          data-value={symbol}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(symbol)}
        >
          {symbol}
        </li>
      ))}
      {matches.length === 0 && (
        <li role="option" aria-selected={false} aria-disabled className="desk-picker-none">
          No symbol matches &quot;{typed}&quot;.
        </li>
      )}
    </ul>
  );
}
