import type { CommandOutput } from '../../../../shared/ipc/contract.ts';
import { usePart } from '../../../store/viewStore.ts';
import { formatRatio } from '../../../format/numbers.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { SymbolPicker } from '../../desk/SymbolPicker.tsx';
import { useOneMore } from './useOneMore.ts';

/** What one more position would do to the correlation of the book; nothing is sent (UI-53). */
export function WhatIfPosition() {
  const currency = usePart('vitals')?.currency ?? '';
  const { form, change, ask, answer } = useOneMore();
  return (
    <div className="panel-line correlation-whatif" data-testid="correlation-whatif">
      <span className="text-muted">What if one more:</span>
      <SymbolPicker
        value={form.symbol}
        label="Symbol of one more position"
        testId="whatif-symbol"
        onChoose={(symbol) => change({ symbol })}
      />
      <select
        className="desk-input"
        data-testid="whatif-side"
        aria-label="Side of one more position"
        value={form.side}
        onChange={(event) => change({ side: event.currentTarget.value === 'SELL' ? 'SELL' : 'BUY' })}
      >
        <option value="BUY">LONG</option>
        <option value="SELL">SHORT</option>
      </select>
      <input
        className="desk-input num whatif-notional"
        data-testid="whatif-notional"
        aria-label={`Notional of one more position, ${currency}`}
        placeholder={`notional ${currency}`}
        inputMode="decimal"
        autoComplete="off"
        value={form.notional}
        onChange={(event) => change({ notional: event.currentTarget.value })}
      />
      <ActionButton action={ask} testId="whatif-ask">
        Compute
      </ActionButton>
      {answer === null ? null : <Answer answer={answer} />}
    </div>
  );
}

function Answer({ answer }: { readonly answer: CommandOutput<'whatIfCorrelation'> }) {
  const { rhoW, adjusted, effectiveBets, text } = answer;
  return (
    <p className="correlation-answer num" data-testid="whatif-answer">
      <strong data-value={adjusted}>{text}</strong> rho_w {rhoW === null ? 'n/a' : formatRatio(rhoW)}, effective bets{' '}
      {effectiveBets === null ? 'n/a' : formatRatio(effectiveBets, 1)}.
    </p>
  );
}
