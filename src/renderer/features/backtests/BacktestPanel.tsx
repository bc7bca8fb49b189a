import { useState } from 'react';
import type { Row } from '../../../shared/ipc/view.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart, useRows } from '../../store/viewStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { err } from '../../../shared/base/result.ts';
import { failure } from '../../../shared/ipc/failure.ts';
import { FormFields } from './FormFields.tsx';
import { newForm, requestOf } from './backtestForm.ts';

/** A run of a strategy over the data this desk plays, through the same engine (UI-58). */
export function BacktestPanel() {
  const strategies = Object.values(useRows('strategies'));
  const feed = usePart('feed');
  const [first] = strategies;
  if (first === undefined || feed === null) return null;
  return (
    <Panel title="Backtest" testId="backtest-form" facts={`on ${feed.label}${feed.synthetic ? ', synthetic' : ''}`}>
      {feed.kind === 'live' ? (
        <p className="panel-empty">
          A live feed has no past to run on. Start the desk with --feed replay and a folder.
        </p>
      ) : (
        <Form key={first.id} strategy={first} />
      )}
      {feed.findings.length === 0 ? null : (
        <ul className="panel-list" aria-label="Data notes">
          {feed.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** As the settings' paper book starts with. */
const START_EQUITY = '10000';

function Form({ strategy }: { readonly strategy: Row<'strategies'> }) {
  const desk = useDesk();
  const [form, setForm] = useState(() => newForm(strategy, START_EQUITY));
  const read = requestOf(form, strategy);
  const run = useAction(() =>
    read.ok ? desk.call('startBacktest', read.value) : Promise.resolve(err(failure('INVALID_INPUT', read.error))),
  );
  return (
    <form className="backtest-fields" onSubmit={(event) => event.preventDefault()}>
      <FormFields
        strategy={strategy}
        form={form}
        onChange={(change) => setForm((before) => ({ ...before, ...change }))}
      />
      <div className="settings-save">
        <ActionButton action={run} testId="backtest-run" look="primary" disabled={!read.ok}>
          {`Run ${strategy.name}`}
        </ActionButton>
        <p className="settings-note" role="status">
          {read.ok ? '' : read.error}
        </p>
      </div>
    </form>
  );
}
