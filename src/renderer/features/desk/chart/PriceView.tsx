/** Draws the chosen symbol and keeps the drawing equal to the view, without rendering anything per tick. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { intervalMs, type Interval } from '../../../../shared/model/candle.ts';
import { useLog, useViewStore } from '../../../store/viewStore.ts';
import { announce } from '../../frame/announcer.ts';
import { barAt, chartTime, type Bar } from './barSeries.ts';
import { onThemeChange, readChartColors } from './chartColors.ts';
import { ChartImage } from './ChartImage.tsx';
import { fillMarkers, verticalMarks, type VerticalMark } from './chartMarks.ts';
import { barSentence } from './chartSentence.ts';
import { createPriceChart, type PriceChart } from './priceChart.ts';
import type { Candles } from './useCandles.ts';
import { useDeskMarks } from './useDeskMarks.ts';
import { usePlacedLines } from './usePlacedLines.ts';

interface PriceViewProps {
  readonly symbol: string;
  readonly interval: Interval;
  readonly candles: Candles;
}

export function PriceView({ symbol, interval, candles }: PriceViewProps) {
  const tick = useViewStore((state) => state.view?.rows.instruments[symbol]?.tick) ?? '0.01';
  const stepMs = intervalMs[interval];
  const container = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Bar | null>(null);
  const chart = usePriceChart(container, tick, setPointed);
  const lines = usePlacedLines(symbol, tick);

  const { bars, forming, reload } = candles;
  useEffect(() => chart?.setBars(bars, forming), [chart, bars, forming]);
  useEffect(() => chart?.setLines(lines), [chart, lines]);
  useLastPrice({ chart, symbol, stepMs, reload });
  const marked = useMarks({ chart, symbol, stepMs, bars });

  const legendOf = (bar: Bar): string => {
    const mark = marked.find(({ at }) => at === bar.openTime);
    return mark === undefined ? barSentence(bar, tick) : `${barSentence(bar, tick)} · ${mark.text}`;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (chart === null) return;
    if (event.key === '+' || event.key === '-') chart.zoom(event.key === '+' ? 1.25 : 0.8);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = chart.pointBeside(pointed, event.key === 'ArrowLeft' ? -1 : 1);
      if (next === undefined) return;
      setPointed(next);
      announce('status', legendOf(next));
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div ref={container} className="desk-chart-canvas" />
      {pointed !== null && <p className="desk-chart-legend num">{legendOf(pointed)}</p>}
      <ChartImage symbol={symbol} interval={interval} onKeyDown={onKeyDown} />
    </>
  );
}

function usePriceChart(
  container: RefObject<HTMLDivElement | null>,
  tick: string,
  onPoint: (bar: Bar | null) => void,
): PriceChart | null {
  const [chart, setChart] = useState<PriceChart | null>(null);
  useEffect(() => {
    if (container.current === null) return;
    const made = createPriceChart(container.current, tick, readChartColors());
    const stopTheme = onThemeChange(() => made.setColors(readChartColors()));
    made.onPoint(onPoint);
    setChart(made);
    return () => {
      stopTheme();
      made.remove();
      setChart(null);
    };
  }, [container, tick, onPoint]);
  return chart;
}

interface LastPriceInput {
  readonly chart: PriceChart | null;
  readonly symbol: string;
  readonly stepMs: number;
  readonly reload: () => void;
}

/** Hands each price of the symbol to the drawing; skipped and finished bars come from the history. */
function useLastPrice({ chart, symbol, stepMs, reload }: LastPriceInput): void {
  useEffect(() => {
    if (chart === null) return;
    const take = (quote: Row<'quotes'> | undefined): void => {
      if (quote !== undefined && chart.takePrice({ text: quote.last, at: quote.time }, stepMs)) reload();
    };
    take(useViewStore.getState().view?.rows.quotes[symbol]);
    return useViewStore.subscribe((state, before) => {
      const quote = state.view?.rows.quotes[symbol];
      if (quote !== before.view?.rows.quotes[symbol]) take(quote);
    });
  }, [chart, symbol, stepMs, reload]);
}

interface MarksInput {
  readonly chart: PriceChart | null;
  readonly symbol: string;
  readonly stepMs: number;
  readonly bars: readonly Bar[];
}

/** Draws them and returns what stands where. */
function useMarks({ chart, symbol, stepMs, bars }: MarksInput): readonly VerticalMark[] {
  const fills = useLog('fills');
  const marks = useDeskMarks();
  const placed = useMemo(() => verticalMarks(marks, (at) => barAt(bars, at)?.openTime), [bars, marks]);
  useEffect(() => {
    const color = readChartColors().fg;
    if (bars.length > 0) chart?.setFills(fillMarkers(fills, { symbol, intervalMs: stepMs, color }));
  }, [chart, bars, fills, symbol, stepMs]);
  useEffect(() => {
    chart?.setMarks(placed.map(({ at, label, strong }) => ({ time: chartTime(at), label, strong })));
  }, [chart, placed]);
  return placed;
}
