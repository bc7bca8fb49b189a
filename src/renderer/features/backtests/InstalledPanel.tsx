import type { Row } from '../../../shared/ipc/view.ts';
import { formatCount } from '../../format/numbers.ts';
import { formatIso, formatTime } from '../../format/times.ts';
import { usePart, useRows } from '../../store/viewStore.ts';
import { Panel } from '../../ui/Panel.tsx';

/** Every strategy with its version, parameters and counts; parameters are part of the hash (SM-22). */
export function InstalledPanel() {
  const strategies = Object.values(useRows('strategies'));
  const mode = usePart('ladder')?.mode ?? 'PAPER';
  return (
    <Panel title="Strategies" testId="installed" facts={mode === 'PAPER' ? '' : 'parameters are read-only in live'}>
      <table className="risk-table">
        <thead>
          <tr>
            <th scope="col">Strategy</th>
            <th scope="col">Version</th>
            <th scope="col">Parameters</th>
            <th scope="col">Bars</th>
            <th scope="col" className="end">
              Symbols
            </th>
            <th scope="col" className="end">
              Signals
            </th>
            <th scope="col" className="end">
              Trades
            </th>
            <th scope="col">Last signal</th>
          </tr>
        </thead>
        <tbody>
          {strategies.map((strategy) => (
            <InstalledRow key={strategy.id} strategy={strategy} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function InstalledRow({ strategy }: { readonly strategy: Row<'strategies'> }) {
  const now = usePart('feed')?.now ?? 0;
  const { lastSignalAt } = strategy;
  return (
    <tr data-testid="installed-row" data-strategy={strategy.id}>
      <th scope="row">{strategy.name}</th>
      <td className="num">{strategy.version.slice(0, 8)}</td>
      <td className="num">
        {Object.entries(strategy.parameters)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', ')}
      </td>
      <td>{strategy.interval}</td>
      <td className="num end">{formatCount(strategy.symbols.length)}</td>
      <td className="num end">{formatCount(strategy.signals)}</td>
      <td className="num end">{formatCount(strategy.trades)}</td>
      <td className="num" title={lastSignalAt === null ? undefined : formatIso(lastSignalAt)}>
        {lastSignalAt === null ? 'none yet' : formatTime(lastSignalAt, now)}
      </td>
    </tr>
  );
}
