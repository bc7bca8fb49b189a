import { useEffect, useRef } from 'react';
import type { Row } from '../../../shared/ipc/view.ts';
import { useViewStore } from '../../store/viewStore.ts';

/** Tells of every alert that became active after the page had its first snapshot; what was already there is not news. */
export function useFreshAlerts(onFresh: (alert: Row<'alerts'>) => void): void {
  const alerts = useViewStore((state) => state.view?.rows.alerts ?? null);
  const known = useRef<ReadonlySet<string> | null>(null);
  const tell = useRef(onFresh);
  useEffect(() => {
    tell.current = onFresh;
  });
  useEffect(() => {
    if (alerts === null) return;
    const active = Object.values(alerts).filter(({ state }) => state === 'ACTIVE_UNACK');
    for (const alert of active) if (known.current?.has(alert.key) === false) tell.current(alert);
    known.current = new Set(active.map(({ key }) => key));
  }, [alerts]);
}
