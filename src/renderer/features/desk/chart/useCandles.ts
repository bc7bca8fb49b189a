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

const loading: CandleState = { status: 'loading', bars: [], problem: null };

export function useCandles(symbol: string, interval: Interval): Candles {
  const desk = useDesk();
  const link = useLink();
  const [state, setState] = useState(loading);
  const asked = useRef(0);

  const load = useCallback(async () => {
    const turn = (asked.current += 1);
    const reply = await desk.call('getCandles', { symbol, interval, limit: LIMIT });
    if (turn !== asked.current) return;
    if (!reply.ok) return setState((before) => ({ ...before, status: 'error', problem: reply.error.message }));
    const bars = reply.value.candles.map(barOf);
    setState({ status: bars.length === 0 ? 'empty' : 'ok', bars, problem: null });
  }, [desk, symbol, interval]);

  useEffect(() => {
    setState(loading);
  }, [symbol, interval]);
  useEffect(() => {
    if (link === 'ok') void load();
    return () => {
      asked.current += 1;
    };
  }, [load, link]);
  return { ...state, reload: useThrottled(load) };
}

/** Runs at once, then at most once per second, the last request never lost. */
function useThrottled(run: () => Promise<void>): () => void {
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
      void run();
    }, wait);
  }, [run]);
}
