import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/ipc/failure.ts';

const TICK_MS = 500;
const SILENT_BELOW_MS = 1_000;
const UNKNOWN_AFTER_MS = 5_000;

export interface Action {
  readonly run: () => void;
  readonly isPending: boolean;
  /** "1 s", then "No answer for 5 s..." (UI-39); empty while nothing has to be said. */
  readonly waiting: string;
  readonly failure: Failure | null;
  readonly forget: () => void;
}

/** One command behind one button: pending with a number, failure as words, never two at once. */
export function useAction(perform: () => Promise<Result<unknown, Failure>>): Action {
  const [since, setSince] = useState<number | null>(null);
  const [elapsedMs, setElapsedMs] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);

  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setElapsedMs(performance.now() - since), TICK_MS);
    return () => clearInterval(timer);
  }, [since]);

  const run = (): void => {
    if (isBusy.current) return;
    isBusy.current = true;
    setElapsedMs(0);
    setSince(performance.now());
    setFailure(null);
    void perform().then((reply) => {
      isBusy.current = false;
      setSince(null);
      setFailure(reply.ok ? null : reply.error);
    });
  };
  const forget = useCallback(() => setFailure(null), []);
  return { run, isPending: since !== null, waiting: since === null ? '' : waitingText(elapsedMs), failure, forget };
}

function waitingText(elapsedMs: number): string {
  if (elapsedMs < SILENT_BELOW_MS) return '';
  if (elapsedMs < UNKNOWN_AFTER_MS) return `${Math.floor(elapsedMs / 1_000)} s`;
  return 'No answer for 5 s. Treated as unknown, asking the venue.';
}
