import { useState } from 'react';
import { tradingModes, type TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { usePart } from '../../store/viewStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { LimitTable } from './LimitTable.tsx';
import { useSettings } from './useSettings.ts';

/** Limits of every rung: tighter is in force at once, looser goes through an approval (UI-62). */
export function LimitsSection() {
  const inForce = useSettings();
  const current = usePart('ladder')?.mode ?? null;
  const [said, setSaid] = useState('');
  const [chosen, setChosen] = useState<TradingMode | null>(null);
  const mode = chosen ?? current ?? 'PAPER';
  const { settings, defaults, problem } = inForce;
  return (
    <Panel
      title="Limits"
      testId="settings-limits"
      state={problem !== null ? 'error' : settings === null ? 'loading' : 'ok'}
      facts={<span className="num">in force {inForce.hash.slice(0, 8)}</span>}
      tools={<RungChoice mode={mode} onChoose={setChosen} />}
    >
      {problem === null ? null : <p className="settings-note">{`Could not load the limits. ${problem}`}</p>}
      {inForce.isPending ? (
        <p className="settings-note" data-testid="settings-pending">
          A looser limit is approved and waits for level L0.
        </p>
      ) : null}
      {settings === null || defaults === null ? null : (
        <LimitTable
          key={`${mode}:${inForce.hash}`}
          {...{ mode, settings, defaults }}
          said={said}
          onSaved={(text) => {
            setSaid(text);
            inForce.reload();
          }}
        />
      )}
    </Panel>
  );
}

interface RungChoiceProps {
  readonly mode: TradingMode;
  readonly onChoose: (mode: TradingMode) => void;
}

const RungChoice = ({ mode, onChoose }: RungChoiceProps) => (
  <div role="radiogroup" aria-label="Rung" className="settings-rungs">
    {tradingModes.map((each) => (
      <label key={each} className="settings-rung" data-chosen={each === mode}>
        <input
          type="radio"
          name="settings-rung"
          checked={each === mode}
          onChange={() => onChoose(each)}
          data-testid="settings-rung"
          data-mode={each}
        />
        {modeName(each)}
      </label>
    ))}
  </div>
);
