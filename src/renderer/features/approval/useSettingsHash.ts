import { useEffect, useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';

const ASK_EVERY_MS = 1_000;

/** Hash of the settings in force, asked for each second while something waits to be approved; null where the desk does not say. */
export function useSettingsHash(): string | null {
  const desk = useDesk();
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const reply = await desk.call('getSettings', {});
      if (!isOver && reply.ok) setHash(reply.value.hash);
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [desk]);
  return hash;
}
