import { useState } from 'react';
import type { Row } from '../../../shared/ipc/view.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { formatCount, formatSignedMoney, formatStatistic, formatStatisticPercent } from '../../format/numbers.ts';
import { formatDay, formatIso } from '../../format/times.ts';
import { useRows } from '../../store/viewStore.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAction } from '../../ui/useAction.ts';
import { RunResult } from './RunResult.tsx';

type Run = Row<'backtests'>;

/** Every stored run, newest first; one opens below (UI-58). */
export function RunsPanel() {
  const runs = Object.values(useRows('backtests')).toSorted((one, other) => other.startedAt - one.startedAt);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Panel title="Runs" testId="backtest-rows" state={runs.length === 0 ? 'empty' : 'ok'}>
      {runs.length === 0 ? <p className="panel-empty">No backtest yet.</p> : <RunTable runs={runs} onShow={setShown} />}
      {shown === null ? null : <RunResult key={shown} id={shown} />}
    </Panel>
  );
}

interface RunTableProps {
  readonly runs: readonly Run[];
  readonly onShow: (id: string) => void;
}

function RunTable({ runs, onShow }: RunTableProps) {
  return (
    <table className="risk-table">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">State</th>
          <th scope="col">Strategy</th>
          <th scope="col">Range</th>
          <th scope="col" className="end">
            Trades
          </th>
          <th scope="col" className="end">
            Sharpe
          </th>
          <th scope="col" className="end">
            Max DD
          </th>
          <th scope="col" className="end">
            Net P&L
          </th>
          <th scope="col">Grade</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} onShow={onShow} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, onShow }: { readonly run: Run; readonly onShow: (id: string) => void }) {
  const desk = useDesk();
  const cancel = useAction(() => desk.call('cancelBacktest', { id: run.id }));
  const { sharpe } = run;
  return (
    <tr data-testid="backtest-row" data-state={run.state}>
      <th scope="row" className="num" title={formatIso(run.startedAt)}>
        {run.id.slice(0, 8)}
      </th>
      <td title={run.text}>{run.state === 'DONE' ? run.state : `${run.state} ${run.text}`}</td>
      <td title={run.parametersHash}>{`${run.strategy} ${run.parametersHash.slice(0, 8)}`}</td>
      <td className="num">{rangeOf(run)}</td>
      <td className="num end">{formatCount(run.trades)}</td>
      <td className="num end" title={intervalOf(run)}>
        {sharpe.value === null ? 'n/a' : formatStatistic(sharpe.value)}
      </td>
      <td className="num end">{run.maxDrawdown === null ? 'n/a' : formatStatisticPercent(run.maxDrawdown)}</td>
      <td className="num end">{run.netPnl === null ? 'n/a' : formatSignedMoney(run.netPnl)}</td>
      <td>{run.grade ?? 'n/a'}</td>
      <td>
        {run.state === 'RUNNING' ? (
          <ActionButton action={cancel} testId="backtest-cancel">
            Cancel
          </ActionButton>
        ) : null}
        {run.state === 'DONE' ? (
          <Button testId="backtest-open" onClick={() => onShow(run.id)}>
            Show
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

const rangeOf = ({ from, to }: Run): string =>
  from === null || to === null ? '' : `${formatIso(from).slice(0, 4)} ${formatDay(from)} to ${formatDay(to)}`;

const intervalOf = ({ sharpe: { low, high } }: Run): string =>
  low === null || high === null ? 'no interval' : `95%: ${formatStatistic(low)} to ${formatStatistic(high)}`;
