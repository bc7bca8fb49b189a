/** History of one symbol and interval, asked of the desk; asked again at most once a second while bars pass by. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Interval } from '../../../../shared/model/candle.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useLink } from '../../../store/viewStore.ts';
import type { Bar } from './barSeries.ts';
import type { FineRequest } from './formingBar.ts';
import { readCandles } from './readCandles.ts';

const RELOAD_MS = 1_000;

export interface CandleState {
  readonly status: 'loading' | 'ok' | 'empty' | 'error';
  /** Closed bars, oldest first; the last good ones stay below an error. */
  readonly bars: readonly Bar[];
  /** What the history knows of the bar after them. */
  readonly forming: Bar | null;
  readonly problem: string | null;
}

export interface Candles extends CandleState {
  readonly reload: () => void;
}

/** Mount it anew for another symbol or interval: the bars of one must never stand under the name of another. */
export function useCandles(symbol: string, interval: Interval, fine: FineRequest | null): Candles {
  const desk = useDesk();
  const link = useLink();
  const [state, setState] = useState<CandleState>({ status: 'loading', bars: [], forming: null, problem: null });
  const { interval: fineInterval = null, limit: fineLimit = 0 } = fine ?? {};
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (link !== 'ok') return;
    let isOver = false;
    void readCandles(desk, { symbol, interval, fineInterval, fineLimit }).then((read) => {
      if (isOver) return;
      if (!read.ok) return setState((before) => ({ ...before, status: 'error', problem: read.error.message }));
      const { bars, forming } = read.value;
      setState({ status: bars.length === 0 && forming === null ? 'empty' : 'ok', bars, forming, problem: null });
    });
    return () => {
      isOver = true;
    };
  }, [desk, link, symbol, interval, fineInterval, fineLimit, turn]);
  const next = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, reload: useThrottled(next) };
}

/** Runs soon, at most once per second, the last request never lost. */
function useThrottled(run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ranAt = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [run],
  );
  return useCallback(() => {
    if (timer.current !== undefined) return;
    const wait = Math.max(0, ranAt.current + RELOAD_MS - performance.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      ranAt.current = performance.now();
      run();
    }, wait);
  }, [run]);
}
