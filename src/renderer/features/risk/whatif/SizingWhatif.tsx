import { useMemo, useState } from 'react';
import { tradingModes, type TradingMode } from '../../../../shared/model/mode.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { usePart, useRow } from '../../../store/viewStore.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { TicketChecks } from '../../desk/ticket/TicketChecks.tsx';
import { TicketSize } from '../../desk/ticket/TicketSize.tsx';
import { ticketRequest } from '../../desk/ticket/ticketRequest.ts';
import { WhatIfFields } from './WhatIfFields.tsx';
import { useWhatIf } from './useWhatIf.ts';
import { changedWhatIf, emptyWhatIf } from './whatIfForm.ts';

/** The ticket's explainer with free inputs and any rung; nothing here can be sent (UI-54). */
export function SizingWhatif() {
  const [form, setForm] = useState(emptyWhatIf);
  const current = usePart('ladder')?.mode ?? 'PAPER';
  const mode = form.rung ?? current;
  const instrument = useRow('instruments', form.symbol ?? '');
  const currency = usePart('vitals')?.currency ?? '';
  const request = useMemo(() => ticketRequest(form, instrument), [form, instrument]);
  const { answer, problem } = useWhatIf(request, mode);
  return (
    <Panel
      title="Sizing what-if"
      testId="sizing-whatif"
      state={form.symbol === null ? 'empty' : 'ok'}
      tools={<RungChoice chosen={mode} onChoose={(rung) => setForm(changedWhatIf(form, { rung }))} />}
    >
      <div className="whatif-body">
        <WhatIfFields
          form={form}
          instrument={instrument}
          problems={request !== null && !request.ok ? request.problems : {}}
          onChange={(change) => setForm(changedWhatIf(form, change))}
        />
        {form.symbol === null ? <p className="text-muted">Choose a symbol. Nothing here is sent.</p> : null}
        {problem === null ? null : <p role="note">{problem}</p>}
        {answer === null ? null : (
          <div className="whatif-answer">
            <p className="font-medium" data-testid="sizing-sentence">
              {answer.sentence}
            </p>
            <TicketSize preview={answer.preview} instrument={instrument} currency={currency} />
            {answer.preview.checks.length > 0 ? <TicketChecks checks={answer.preview.checks} /> : null}
            <ul className="desk-refusals">
              {answer.preview.refusals.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  );
}

interface RungChoiceProps {
  readonly chosen: TradingMode;
  readonly onChoose: (mode: TradingMode) => void;
}

function RungChoice({ chosen, onChoose }: RungChoiceProps) {
  return (
    <select
      className="desk-input"
      data-testid="sizing-rung"
      aria-label="Limits of"
      value={chosen}
      onChange={(event) => onChoose(tradingModes.find((each) => each === event.currentTarget.value) ?? chosen)}
    >
      {tradingModes.map((mode) => (
        <option key={mode} value={mode}>
          {modeName(mode)}
        </option>
      ))}
    </select>
  );
}
