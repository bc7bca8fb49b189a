import { useCallback, useEffect, useState } from 'react';
import type { VenueView } from '../../../../shared/ipc/contractVenue.ts';
import type { Reply } from '../../../../shared/ipc/client.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useScreenStore } from '../../../store/screenStore.ts';

/** Usage moves while the screen is open. */
const POLL_MS = 2_000;

type VenueReply = Reply<'getVenue'>;

export interface VenueInUse {
  readonly view: VenueView | null;
  readonly problem: string | null;
  /** Shows what a command answered, and hands the answer on. */
  readonly take: (reply: VenueReply) => VenueReply;
}

/** The venue as it is set up, read when the screen opens, after each change, and while there is a connection to watch. */
export function useVenue(): VenueInUse {
  const desk = useDesk();
  const [view, setView] = useState<VenueView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = useCallback((reply: VenueReply): VenueReply => {
    if (reply.ok) setView(reply.value);
    return reply;
  }, []);
  const load = useCallback(() => {
    void desk.call('getVenue', {}).then((reply) => setProblem(take(reply).ok ? null : failureOf(reply)));
  }, [desk, take]);
  const isConnected = view !== null && view.link !== null;
  useEffect(load, [load]);
  // What a dialog changed is read when it closes.
  useEffect(
    () =>
      useScreenStore.subscribe((now, before) => {
        if (before.dialog !== null && now.dialog === null) load();
      }),
    [load],
  );
  // Without a connection each look would ask the keychain, which may ask the trader.
  useEffect(() => {
    if (!isConnected) return;
    const timer = setInterval(load, POLL_MS);
    return () => clearInterval(timer);
  }, [isConnected, load]);
  return { view, problem, take };
}

const failureOf = (reply: VenueReply): string | null => (reply.ok ? null : reply.error.message);
