import { useEffect } from 'react';
import type { DeskClient } from '../../shared/ipc/client.ts';
import { nextFrame } from './nextFrame.ts';
import { showAttention } from './screenStore.ts';
import { startViewSync } from './viewSync.ts';
import { showLink, showPatch, showSnapshot } from './viewStore.ts';

/** Connects the store to the desk for as long as the page lives. */
export function useViewSync(client: DeskClient): void {
  useEffect(
    () =>
      startViewSync({
        client,
        sink: { showSnapshot, showPatch, showLink, attend: showAttention },
        nextFrame,
        retryLater: (run, delayMs) => void setTimeout(run, delayMs),
      }),
    [client],
  );
}
