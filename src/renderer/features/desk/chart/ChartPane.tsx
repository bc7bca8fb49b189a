/** Chart of one symbol, or the equity curve: chosen by symbol and interval, readable as a table (UI-47). */
import type { Interval } from '../../../../shared/model/candle.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { Watermark } from '../../../ui/Watermark.tsx';
import { selectDesk, useDeskSelection } from '../deskSelection.ts';
import { SymbolPicker } from '../SymbolPicker.tsx';
import { useDeskSymbol } from '../useDeskSymbol.ts';
import { chartIntervals, usableInterval } from './chartIntervals.ts';
import { ChartQuote } from './ChartQuote.tsx';
import { ChartTable } from './ChartTable.tsx';
import { EquityView } from './EquityView.tsx';
import { fineRequest, withForming, type FineRequest } from './formingBar.ts';
import { PriceView } from './PriceView.tsx';
import { useCandles, type Candles } from './useCandles.ts';
import { useIsQuoteStale } from './useIsQuoteStale.ts';

export function ChartPane() {
  const symbol = useDeskSymbol();
  const view = useDeskSelection((state) => state.chartView);
  const feedInterval = useViewStore((state) => state.view?.parts.feed.interval ?? null);
  const chosen = useDeskSelection((state) => state.interval);
  const offered = chartIntervals(feedInterval);
  const interval = usableInterval(chosen, offered);
  return (
    <section className="desk-pane desk-chart" aria-label="Chart" data-testid="chart-panel">
      <header className="desk-chart-head">
        <SymbolPicker
          value={symbol}
          label="Chart symbol"
          testId="chart-symbol"
          isShortcutTarget
          onChoose={(next) => selectDesk({ symbol: next })}
        />
        <IntervalButtons offered={offered} interval={interval} />
        {symbol !== null && <ChartQuote symbol={symbol} />}
        <ViewButtons />
      </header>
      {view === 'equity' ? (
        <div className="desk-chart-body" data-testid="equity-curve">
          <Watermark />
          <EquityView />
        </div>
      ) : symbol === null ? (
        <div className="desk-chart-body" data-state="empty">
          <Watermark />
          <p className="desk-empty">Choose a symbol: press /</p>
        </div>
      ) : (
        <SymbolChart
          key={`${symbol} ${interval}`}
          symbol={symbol}
          interval={interval}
          fine={fineRequest(interval, offered)}
        />
      )}
    </section>
  );
}

interface SymbolChartProps {
  readonly symbol: string;
  readonly interval: Interval;
  /** How the bar that is not closed yet can be asked for. */
  readonly fine: FineRequest | null;
}

function SymbolChart({ symbol, interval, fine }: SymbolChartProps) {
  const candles = useCandles(symbol, interval, fine);
  const isTable = useDeskSelection((state) => state.isChartTable);
  const isStale = useIsQuoteStale(symbol);
  const state = candles.status === 'ok' && isStale ? 'stale' : candles.status;
  return (
    <div className="desk-chart-body" data-state={state} data-symbol={symbol} data-interval={interval}>
      <Watermark />
      {isTable ? (
        <ChartTable symbol={symbol} bars={withForming(candles.bars, candles.forming, null)} />
      ) : (
        <PriceView symbol={symbol} interval={interval} candles={candles} />
      )}
      <ChartMessage symbol={symbol} interval={interval} candles={candles} />
    </div>
  );
}

interface ChartMessageProps {
  readonly symbol: string;
  readonly interval: Interval;
  readonly candles: Candles;
}

function ChartMessage({ symbol, interval, candles }: ChartMessageProps) {
  if (candles.status === 'empty') {
    const text = `No candles for ${symbol} ${interval}. Import a CSV (Strategies > Data) or switch the feed.`;
    return <p className="desk-empty">{text}</p>;
  }
  if (candles.status !== 'error') return null;
  return (
    <p className="desk-empty" role="note">
      Could not load candles of {symbol} {interval}. {candles.problem} <Button onClick={candles.reload}>Retry</Button>
    </p>
  );
}

function IntervalButtons({
  offered,
  interval,
}: {
  readonly offered: readonly Interval[];
  readonly interval: Interval;
}) {
  return (
    <div role="group" aria-label="Chart interval" className="desk-segments">
      {offered.map((each) => (
        <button
          key={each}
          type="button"
          data-testid="chart-interval"
          data-interval={each}
          aria-pressed={each === interval}
          onClick={() => selectDesk({ interval: each, chartView: 'price' })}
        >
          {each}
        </button>
      ))}
    </div>
  );
}

function ViewButtons() {
  const view = useDeskSelection((state) => state.chartView);
  const isTable = useDeskSelection((state) => state.isChartTable);
  return (
    <div className="desk-chart-views">
      <div role="group" aria-label="Chart of" className="desk-segments">
        <button type="button" aria-pressed={view === 'price'} onClick={() => selectDesk({ chartView: 'price' })}>
          Price
        </button>
        <button
          type="button"
          data-testid="chart-equity"
          aria-pressed={view === 'equity'}
          onClick={() => selectDesk({ chartView: 'equity' })}
        >
          Equity
        </button>
      </div>
      <button
        type="button"
        className="desk-toggle"
        data-testid="chart-as-table"
        aria-pressed={isTable}
        onClick={() => selectDesk({ isChartTable: !isTable, chartView: 'price' })}
      >
        Table
      </button>
    </div>
  );
}
