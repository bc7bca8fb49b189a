import { useEffect, useState } from 'react';
import type { BacktestResult } from '../../../shared/ipc/contractBacktest.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { formatFee, formatPrice, formatSignedMoney } from '../../format/numbers.ts';
import { formatDay, formatIso } from '../../format/times.ts';
import { Fact } from '../../ui/Fact.tsx';
import { StillLoading } from '../../ui/StillLoading.tsx';
import { EvidenceBody } from '../risk/evidence/EvidenceBody.tsx';
import { EquityLines } from './EquityLines.tsx';

/** One stored run whole: equity beside buy-and-hold, metrics, evidence, trips, costs, notes, hashes, trades. */
export function RunResult({ id }: { readonly id: string }) {
  const desk = useDesk();
  const [read, setRead] = useState<{ readonly result: BacktestResult } | { readonly problem: string } | null>(null);
  useEffect(() => {
    let isOver = false;
    void desk.call('getBacktest', { id }).then((reply) => {
      if (!isOver) setRead(reply.ok ? { result: reply.value } : { problem: reply.error.message });
    });
    return () => {
      isOver = true;
    };
  }, [desk, id]);
  if (read === null) return <StillLoading what="the run" />;
  if ('problem' in read) return <p className="panel-empty">{`Could not load the run. ${read.problem}`}</p>;
  return <Whole result={read.result} />;
}

function Whole({ result }: { readonly result: BacktestResult }) {
  const { hashes, variants, costs } = result;
  return (
    <div className="backtest-result" data-testid="backtest-result">
      <EquityLines points={result.equity} trips={result.trips} />
      <div className="risk-columns">
        <Metrics metrics={result.metrics} />
        <EvidenceBody evidence={result.evidence} />
      </div>
      <dl className="facts">
        <Fact name="Fees">{formatFee(costs.fees)}</Fact>
        <Fact name="Slippage">{formatFee(costs.slippage)}</Fact>
        <Fact name="Variants">{`${variants.known} known, ${variants.declared} declared`}</Fact>
        <Fact name="Data">{hashes.data.slice(0, 60)}</Fact>
        <Fact name="Strategy">{hashes.strategy.slice(0, 8)}</Fact>
        <Fact name="Settings">{hashes.settings.slice(0, 8)}</Fact>
        <Fact name="Result">{hashes.result.slice(0, 8)}</Fact>
      </dl>
      <ul className="panel-list" aria-label="Notes and trips">
        {result.trips.map(({ at, trigger, level, text }) => (
          <li key={`${at} ${trigger} ${level}`}>{`${formatIso(at)} ${trigger} ${level}: ${text}`}</li>
        ))}
        {result.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Trades trades={result.trades} />
    </div>
  );
}

const Metrics = ({ metrics }: { readonly metrics: BacktestResult['metrics'] }) => (
  <table className="risk-table">
    <thead>
      <tr>
        <th scope="col">Metric</th>
        <th scope="col" className="end">
          Value
        </th>
        <th scope="col">Rule</th>
      </tr>
    </thead>
    <tbody>
      {metrics.map(({ name, value, reason, rule }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className="num end">{value ?? `n/a: ${reason ?? ''}`}</td>
          <td>{rule}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Shown at most this many; the stored run has all. */
const SHOWN = 200;

function Trades({ trades }: { readonly trades: BacktestResult['trades'] }) {
  return (
    <table className="risk-table" data-testid="backtest-trades">
      <caption className="settings-note">{`Last ${Math.min(SHOWN, trades.length)} of ${trades.length} trades`}</caption>
      <thead>
        <tr>
          <th scope="col">Closed</th>
          <th scope="col">Symbol</th>
          <th scope="col">Side</th>
          <th scope="col" className="end">
            Entry
          </th>
          <th scope="col" className="end">
            Exit
          </th>
          <th scope="col" className="end">
            Net P&L
          </th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {trades
          .slice(-SHOWN)
          .toReversed()
          .map((trade) => (
            <tr key={`${trade.symbol} ${trade.openedAt} ${trade.closedAt}`}>
              <td className="num" title={formatIso(trade.closedAt)}>
                {formatDay(trade.closedAt)}
              </td>
              <th scope="row">{trade.symbol}</th>
              <td>{trade.side}</td>
              <td className="num end">{formatPrice(trade.entry)}</td>
              <td className="num end">{formatPrice(trade.exit)}</td>
              <td className="num end">{formatSignedMoney(trade.netPnl)}</td>
              <td>{trade.reason}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
