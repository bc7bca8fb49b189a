/** What the chart is to whoever cannot see it: one sentence, and arrow keys that walk through its bars (UI-47, UI-76). */
import type { KeyboardEvent } from 'react';
import type { Interval } from '../../../../shared/model/candle.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { positionOf } from '../symbolRows.ts';
import { chartSentence } from './chartSentence.ts';

interface ChartImageProps {
  readonly symbol: string;
  readonly interval: Interval;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function ChartImage({ symbol, interval, onKeyDown }: ChartImageProps) {
  const sentence = useViewStore((state) =>
    chartSentence({
      symbol,
      interval,
      tick: state.view?.rows.instruments[symbol]?.tick,
      last: state.view?.rows.quotes[symbol]?.last,
      position: positionOf(state, symbol),
    }),
  );
  return (
    <div
      role="img"
      tabIndex={0}
      className="desk-chart-image"
      data-testid="chart-image"
      aria-label={sentence}
      onKeyDown={onKeyDown}
    />
  );
}
