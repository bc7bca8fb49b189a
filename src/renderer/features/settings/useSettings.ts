import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { useScreenStore } from '../../store/screenStore.ts';
import { readLimitSettings, type LimitSettings } from './limitForm.ts';

export interface SettingsInForce {
  readonly settings: LimitSettings | null;
  readonly defaults: LimitSettings | null;
  readonly hash: string;
  readonly isPending: boolean;
  readonly problem: string | null;
  readonly reload: () => void;
}

const nothing = { settings: null, defaults: null, hash: '', isPending: false, problem: null };

/** Settings as they are in force, read when the screen opens, after each save, and when an approval closed. */
export function useSettings(): SettingsInForce {
  const desk = useDesk();
  const [read, setRead] = useState<Omit<SettingsInForce, 'reload'>>(nothing);
  const isApproving = useScreenStore((state) => state.approval !== null);
  const reload = useCallback(() => {
    void desk.call('getSettings', {}).then((reply) => {
      if (!reply.ok) return setRead((before) => ({ ...before, problem: reply.error.message }));
      const { settings, defaults, hash, pending } = reply.value;
      setRead({
        settings: readLimitSettings(settings),
        defaults: readLimitSettings(defaults),
        hash,
        isPending: pending !== null,
        problem: null,
      });
    });
  }, [desk]);
  useEffect(() => {
    if (!isApproving) reload();
  }, [isApproving, reload]);
  return { ...read, reload };
}
