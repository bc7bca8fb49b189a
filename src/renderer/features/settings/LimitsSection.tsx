import { useState } from 'react';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { usePart } from '../../store/viewStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { LimitTable } from './LimitTable.tsx';
import { RungChoice } from './RungChoice.tsx';
import { changedLimits, type TypedLimits } from './limitForm.ts';
import { useSettings } from './useSettings.ts';

/** Limits of every rung: tighter is in force at once, looser goes through an approval (UI-62). */
export function LimitsSection() {
  const inForce = useSettings();
  const current = usePart('ladder')?.mode ?? null;
  const [said, setSaid] = useState('');
  const [chosen, setChosen] = useState<TradingMode | null>(null);
  const [typed, setTyped] = useState<TypedLimits>({});
  const mode = chosen ?? current ?? 'PAPER';
  const { settings, defaults, problem } = inForce;
  const unsaved = settings === null ? 0 : changedLimits(settings, mode, typed).length;
  const choose = (next: TradingMode): void => {
    setChosen(next);
    setTyped({});
  };
  return (
    <Panel
      title="Limits"
      testId="settings-limits"
      state={problem !== null ? 'error' : settings === null ? 'loading' : 'ok'}
      facts={<span className="num">in force {inForce.hash.slice(0, 8)}</span>}
      tools={<RungChoice mode={mode} unsaved={unsaved} onChoose={choose} />}
    >
      {problem === null ? null : <p className="settings-note">{`Could not load the limits. ${problem}`}</p>}
      {inForce.isPending ? (
        <p className="settings-note" data-testid="settings-pending">
          A looser limit is approved and waits for level L0.
        </p>
      ) : null}
      {settings === null || defaults === null ? null : (
        <LimitTable
          {...{ mode, settings, defaults, typed }}
          onType={setTyped}
          said={said}
          onSaved={(text) => {
            setSaid(text);
            setTyped({});
            inForce.reload();
          }}
        />
      )}
    </Panel>
  );
}
