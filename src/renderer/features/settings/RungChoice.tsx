import { useState } from 'react';
import { tradingModes, type TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { DiscardPopover } from './DiscardPopover.tsx';

interface RungChoiceProps {
  readonly mode: TradingMode;
  /** Changes of the rung shown that another one would take the place of. */
  readonly unsaved: number;
  readonly onChoose: (mode: TradingMode) => void;
}

/** Whose limits are shown; what was typed for another rung is not dropped silently (UI-64). */
export function RungChoice({ mode, unsaved, onChoose }: RungChoiceProps) {
  const [wanted, setWanted] = useState<TradingMode | null>(null);
  const choose = (next: TradingMode): void => (unsaved === 0 ? onChoose(next) : setWanted(next));
  return (
    <DiscardPopover
      count={unsaved}
      isOpen={wanted !== null}
      onKeep={() => setWanted(null)}
      onDiscard={() => {
        if (wanted !== null) onChoose(wanted);
        setWanted(null);
      }}
    >
      <div role="radiogroup" aria-label="Rung" className="settings-rungs">
        {tradingModes.map((each) => (
          <label key={each} className="settings-rung" data-chosen={each === mode}>
            <input
              type="radio"
              name="settings-rung"
              checked={each === mode}
              onChange={() => choose(each)}
              data-testid="settings-rung"
              data-mode={each}
            />
            {modeName(each)}
          </label>
        ))}
      </div>
    </DiscardPopover>
  );
}
