import type { Part } from '../../../../shared/ipc/view.ts';
import { decimal } from '../../../../shared/values/decimal.ts';
import { usePart } from '../../../store/viewStore.ts';
import { formatLimitUse } from '../../../format/limitUse.ts';
import { formatConfiguredPercent, formatMoney, formatSignedPercent } from '../../../format/numbers.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Value } from '../../../ui/Value.tsx';
import { exposureShare } from './exposureShare.ts';

type Exposure = Part<'exposure'>;

/** What is held, symbol by symbol, against the caps of the rung (UI-53). */
export function ExposurePanel() {
  const exposure = usePart('exposure');
  if (exposure === null) return <Panel title="Exposure" testId="exposure" state="loading" />;
  const { gross, grossCap, net, heat, heatCap, symbols } = exposure;
  return (
    <Panel
      title="Exposure"
      testId="exposure"
      state={symbols.length === 0 ? 'empty' : 'ok'}
      facts={
        <>
          <Use name="gross" value={gross} limit={grossCap} />
          <span>
            net <Value value={net} text={formatSignedPercent(net)} />
          </span>
          <Use name="heat" value={heat} limit={heatCap} />
        </>
      }
    >
      {symbols.length === 0 ? (
        <p className="panel-empty">Nothing is held and no entry is working.</p>
      ) : (
        <ExposureTable exposure={exposure} />
      )}
    </Panel>
  );
}

function Use({ name, value, limit }: { readonly name: string; readonly value: string; readonly limit: string }) {
  const text = formatLimitUse(value, limit);
  return (
    <span>
      {name} <Value value={value} text={text.value} />/<Value value={limit} text={`${text.limit}%`} />
    </span>
  );
}

function ExposureTable({ exposure }: { readonly exposure: Exposure }) {
  const currency = usePart('vitals')?.currency ?? '';
  const cap = formatConfiguredPercent(exposure.symbolCap);
  const sorted = exposure.symbols.toSorted(
    (a, b) => decimal(b.signed).abs().comparedTo(decimal(a.signed).abs()) || a.symbol.localeCompare(b.symbol),
  );
  return (
    <table className="risk-table exposure-table">
      <thead>
        <tr>
          <th scope="col">Symbol</th>
          <th scope="col">
            <span className="exposure-scale num">
              <span>short {cap}</span>
              <span>0</span>
              <span>{cap} long</span>
            </span>
          </th>
          <th scope="col" className="end">
            Share
          </th>
          <th scope="col" className="end">
            Notional {currency}
          </th>
          <th scope="col" className="end">
            Risk {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <ExposureRow key={row.symbol} row={row} cap={exposure.symbolCap} currency={currency} />
        ))}
      </tbody>
    </table>
  );
}

interface ExposureRowProps {
  readonly row: Exposure['symbols'][number];
  readonly cap: string;
  readonly currency: string;
}

function ExposureRow({ row, cap, currency }: ExposureRowProps) {
  return (
    <tr data-testid="exposure-row" data-symbol={row.symbol}>
      <th scope="row">{row.symbol}</th>
      <td>
        <ExposureBar signed={row.signed} cap={cap} />
      </td>
      <td className="end">
        <Value value={row.signed} text={formatSignedPercent(row.signed)} />
      </td>
      <td className="end" title={`working entries ${formatMoney(row.working, currency)} ${currency}`}>
        <Value value={row.notional} text={formatMoney(row.notional, currency)} />
      </td>
      <td className="end">
        <Value value={row.risk} text={formatMoney(row.risk, currency)} />
      </td>
    </tr>
  );
}

/** Left of the middle is short, right is long; either edge is the cap. */
function ExposureBar({ signed, cap }: { readonly signed: string; readonly cap: string }) {
  const { left, width, isOver } = exposureShare(signed, cap);
  return (
    <span className="exposure-bar" data-over={isOver} aria-hidden="true">
      <span className="exposure-fill" style={{ left: `${left}%`, width: `${width}%` }} />
      <span className="exposure-zero" />
    </span>
  );
}
