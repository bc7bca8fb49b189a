/** Equity of the active book over time, with mode, level and stop marks; drawn anew at most once a second. */
import { useEffect, useRef, useState } from 'react';
import { formatMoney } from '../../../format/numbers.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { chartTime } from './barSeries.ts';
import { onThemeChange, readChartColors } from './chartColors.ts';
import { verticalMarks } from './chartMarks.ts';
import { createEquityChart, type EquityChart } from './equityChart.ts';
import { useDeskMarks } from './useDeskMarks.ts';
import { equitySeries, pointAt, type EquityPoint } from './equitySeries.ts';

const REDRAW_MS = 1_000;

export function EquityView() {
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EquityChart | null>(null);
  useEffect(() => {
    if (container.current === null) return;
    const made = createEquityChart(container.current, readChartColors());
    const stopTheme = onThemeChange(() => made.setColors(readChartColors()));
    setChart(made);
    return () => {
      stopTheme();
      made.remove();
      setChart(null);
    };
  }, []);

  const points = useEquityPoints();
  const marks = useDeskMarks();
  useEffect(() => chart?.setPoints(points), [chart, points]);
  useEffect(() => {
    const placed = verticalMarks(marks, (at) => pointAt(points, chartTime(at))?.time);
    chart?.setMarks(
      placed.map((mark) => ({ time: chartTime(mark.at * 1_000), label: mark.label, strong: mark.strong })),
    );
  }, [chart, points, marks]);
  return (
    <>
      <div ref={container} className="desk-chart-canvas" />
      <EquityImage />
    </>
  );
}

function useEquityPoints(): readonly EquityPoint[] {
  const book = useViewStore((state) => state.view?.parts.desk.book ?? 'PAPER');
  const [points, setPoints] = useState(() => equitySeries(useViewStore.getState().view?.logs.equity ?? [], book));
  useEffect(() => {
    let drawn = useViewStore.getState().view?.logs.equity;
    setPoints(equitySeries(drawn ?? [], book));
    const timer = setInterval(() => {
      const log = useViewStore.getState().view?.logs.equity;
      if (log === drawn) return;
      drawn = log;
      setPoints(equitySeries(log ?? [], book));
    }, REDRAW_MS);
    return () => clearInterval(timer);
  }, [book]);
  return points;
}

function EquityImage() {
  const sentence = useViewStore((state) => {
    const vitals = state.view?.parts.vitals;
    if (vitals === undefined) return 'Equity curve';
    const amount = (text: string): string => `${formatMoney(text, vitals.currency)} ${vitals.currency}`;
    return `Equity curve, now ${amount(vitals.equity)}, highest ${amount(vitals.highWater)}`;
  });
  return <div role="img" className="desk-chart-image" aria-label={sentence} />;
}
