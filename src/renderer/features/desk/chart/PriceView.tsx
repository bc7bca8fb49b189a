/** Draws the chosen symbol and keeps the drawing equal to the view, without rendering anything per tick. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { intervalMs, type Interval } from '../../../../shared/model/candle.ts';
import { formatPrice } from '../../../format/numbers.ts';
import { useLog, useViewStore } from '../../../store/viewStore.ts';
import { useOrdersOf, usePositionOf } from '../symbolRows.ts';
import { applyPrice, barAt, chartTime, type Bar } from './barSeries.ts';
import { onThemeChange, readChartColors } from './chartColors.ts';
import { chartLines, type ChartLine } from './chartLines.ts';
import { fillMarkers, verticalMarks } from './chartMarks.ts';
import { barSentence } from './chartSentence.ts';
import { ChartImage } from './ChartImage.tsx';
import type { PlacedLine } from './linesPrimitive.ts';
import { useDeskMarks } from './useDeskMarks.ts';
import { createPriceChart, type PriceChart } from './priceChart.ts';
import type { Candles } from './useCandles.ts';

interface PriceViewProps {
  readonly symbol: string;
  readonly interval: Interval;
  readonly candles: Candles;
}

export function PriceView({ symbol, interval, candles }: PriceViewProps) {
  const tick = useViewStore((state) => state.view?.rows.instruments[symbol]?.tick) ?? '0.01';
  const container = useRef<HTMLDivElement>(null);
  const bars = useRef<readonly Bar[]>([]);
  const [chart, setChart] = useState<PriceChart | null>(null);
  const [pointed, setPointed] = useState<Bar | null>(null);

  useEffect(() => {
    if (container.current === null) return;
    const made = createPriceChart(container.current, tick, readChartColors());
    const stopTheme = onThemeChange(() => made.setColors(readChartColors()));
    made.onPoint((time) => setPointed(time === null ? null : (barAt(bars.current, time * 1_000) ?? null)));
    setChart(made);
    return () => {
      stopTheme();
      made.remove();
      setChart(null);
    };
  }, [tick, symbol]);

  useEffect(() => {
    bars.current = candles.bars;
    chart?.setBars(candles.bars);
  }, [chart, candles.bars]);
  useLastBar({ chart, bars, symbol, stepMs: intervalMs[interval], reload: candles.reload });
  useLines(chart, symbol, tick);
  useMarks(chart, candles.bars, { symbol, stepMs: intervalMs[interval] });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (chart === null) return;
    if (event.key === '+' || event.key === '-') chart.zoom(event.key === '+' ? 1.25 : 0.8);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = neighbor(bars.current, pointed, event.key === 'ArrowLeft' ? -1 : 1);
      if (next === undefined) return;
      setPointed(next);
      chart.pointAt(next);
    } else return;
    event.preventDefault();
  };
  const spoken = pointed === null ? null : barSentence(pointed, tick);
  return (
    <>
      <div ref={container} className="desk-chart-canvas" />
      {spoken !== null && <p className="desk-chart-legend num">{spoken}</p>}
      <ChartImage symbol={symbol} interval={interval} spoken={spoken} onKeyDown={onKeyDown} />
    </>
  );
}

function neighbor(bars: readonly Bar[], from: Bar | null, step: 1 | -1): Bar | undefined {
  if (from === null) return bars.at(-1);
  const index = bars.findIndex((bar) => bar.openTime === from.openTime);
  return bars[index + step];
}

interface LastBarInput {
  readonly chart: PriceChart | null;
  readonly bars: { current: readonly Bar[] };
  readonly symbol: string;
  readonly stepMs: number;
  readonly reload: () => void;
}

/** Grows the last bar with each price of the symbol; skipped or finished bars come from the history. */
function useLastBar({ chart, bars, symbol, stepMs, reload }: LastBarInput): void {
  useEffect(() => {
    if (chart === null) return;
    const take = (quote: Row<'quotes'> | undefined): void => {
      if (quote === undefined || bars.current.length === 0) return;
      const update = applyPrice(bars.current.at(-1), { text: quote.last, at: quote.time }, stepMs);
      if (update.kind === 'reload') return reload();
      if (update.kind === 'none') return;
      bars.current = [...(update.isNew ? bars.current : bars.current.slice(0, -1)), update.bar];
      chart.updateBar(update.bar);
      if (update.isNew) reload();
    };
    take(useViewStore.getState().view?.rows.quotes[symbol]);
    return useViewStore.subscribe((state, before) => {
      const quote = state.view?.rows.quotes[symbol];
      if (quote !== before.view?.rows.quotes[symbol]) take(quote);
    });
  }, [chart, bars, symbol, stepMs, reload]);
}

function useLines(chart: PriceChart | null, symbol: string, tick: string): void {
  const position = usePositionOf(symbol);
  const orders = useOrdersOf(symbol);
  const key = JSON.stringify(chartLines(position, orders));
  const lines = useMemo(() => chartLines(position, orders), [key]);
  useEffect(() => chart?.setLines(lines.map((line) => placedLine(line, tick))), [chart, lines, tick]);
}

function placedLine(line: ChartLine, tick: string): PlacedLine {
  const axisText = formatPrice(line.price, tick);
  return { kind: line.kind, price: Number(line.price), label: `${line.label} ${axisText}`, axisText };
}

function useMarks(
  chart: PriceChart | null,
  bars: readonly Bar[],
  { symbol, stepMs }: { readonly symbol: string; readonly stepMs: number },
): void {
  const fills = useLog('fills');
  const marks = useDeskMarks();
  useEffect(() => {
    const color = readChartColors().fg;
    chart?.setFills(fillMarkers(fills, { symbol, intervalMs: stepMs, color }));
  }, [chart, bars, fills, symbol, stepMs]);
  useEffect(() => {
    const placed = verticalMarks(marks, (at) => barAt(bars, at)?.openTime);
    chart?.setMarks(placed.map((mark) => ({ time: chartTime(mark.at), text: mark.text, strong: mark.strong })));
  }, [chart, bars, marks]);
}
