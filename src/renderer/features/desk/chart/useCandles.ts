/** History of one symbol and interval, asked of the desk; asked again at most once a second while bars pass by. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Interval } from '../../../../shared/model/candle.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useLink } from '../../../store/viewStore.ts';
import { barOf, type Bar } from './barSeries.ts';

const LIMIT = 500;
const RELOAD_MS = 1_000;

export interface CandleState {
  readonly status: 'loading' | 'ok' | 'empty' | 'error';
  /** Oldest first; the last good ones stay below an error. */
  readonly bars: readonly Bar[];
  readonly problem: string | null;
}

export interface Candles extends CandleState {
  readonly reload: () => void;
}

/** Mount it anew for another symbol or interval: the bars of one must never stand under the name of another. */
export function useCandles(symbol: string, interval: Interval): Candles {
  const desk = useDesk();
  const link = useLink();
  const [state, setState] = useState<CandleState>({ status: 'loading', bars: [], problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (link !== 'ok') return;
    let isOver = false;
    void desk.call('getCandles', { symbol, interval, limit: LIMIT }).then((reply) => {
      if (isOver) return;
      if (!reply.ok) return setState((before) => ({ ...before, status: 'error', problem: reply.error.message }));
      const bars = reply.value.candles.map(barOf);
      setState({ status: bars.length === 0 ? 'empty' : 'ok', bars, problem: null });
    });
    return () => {
      isOver = true;
    };
  }, [desk, link, symbol, interval, turn]);
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
