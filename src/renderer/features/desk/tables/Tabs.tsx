/** A row of tabs: arrows move, the panel below carries the same name. State attributes stay free for the panels' own state. */
import type { KeyboardEvent, ReactNode } from 'react';

export interface TabChoice<Name extends string> {
  readonly name: Name;
  readonly label: ReactNode;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  /** Prefix of the ids that tie tabs to their panel. */
  readonly group: string;
  readonly choices: readonly TabChoice<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}

export function Tabs<Name extends string>({ label, group, choices, selected, onSelect }: TabsProps<Name>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = choices.findIndex((choice) => choice.name === selected);
    const next = choices[(index + step + choices.length) % choices.length];
    if (next === undefined) return;
    onSelect(next.name);
    document.getElementById(`${group}-tab-${next.name}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className="desk-tabs" onKeyDown={onKeyDown}>
      {choices.map(({ name, label: words }) => (
        <button
          key={name}
          id={`${group}-tab-${name}`}
          type="button"
          role="tab"
          data-testid={`${group}-tab-${name}`}
          aria-selected={name === selected}
          aria-controls={name === selected ? `${group}-panel-${name}` : undefined}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly group: string;
  readonly name: string;
  readonly children: ReactNode;
  readonly className?: string;
}

export function TabPanel({ group, name, children, className = '' }: TabPanelProps) {
  return (
    <div role="tabpanel" id={`${group}-panel-${name}`} aria-labelledby={`${group}-tab-${name}`} className={className}>
      {children}
    </div>
  );
}
