/** Lines of a symbol's chart with their words; the same array while neither prices nor words change. */
import { useRef } from 'react';
import { formatPrice } from '../../../format/numbers.ts';
import { useViewStore, type ViewState } from '../../../store/viewStore.ts';
import { positionOf } from '../symbolRows.ts';
import { chartLines } from './chartLines.ts';
import type { PlacedLine } from './linesPrimitive.ts';

export function usePlacedLines(symbol: string, tick: string): readonly PlacedLine[] {
  const kept = useRef<readonly PlacedLine[]>([]);
  return useViewStore((state) => {
    const next = placedLines(state, symbol, tick);
    if (!isSame(kept.current, next)) kept.current = next;
    return kept.current;
  });
}

function placedLines(state: ViewState, symbol: string, tick: string): readonly PlacedLine[] {
  const orders = Object.values(state.view?.rows.orders ?? {}).filter((order) => order.symbol === symbol);
  return chartLines(positionOf(state, symbol), orders).map((line) => {
    const axisText = formatPrice(line.price, tick);
    return { kind: line.kind, price: Number(line.price), label: `${line.label} ${axisText}`, axisText };
  });
}

const isSame = (a: readonly PlacedLine[], b: readonly PlacedLine[]): boolean =>
  a.length === b.length && a.every((line, index) => line.kind === b[index]?.kind && line.label === b[index].label);
