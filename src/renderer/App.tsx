import { useEffect } from 'react';
import type { DeskClient } from '../shared/ipc/client.ts';
import { DeskProvider } from './bridge/deskClient.ts';
import { machineOf, watchMachine } from './bridge/watchMachine.ts';
import { Frame } from './features/frame/Frame.tsx';
import { followUsedHistory } from './features/risk/breaker/usedHistory.ts';
import { ScreenArea } from './ScreenArea.tsx';
import { useViewSync } from './store/useViewSync.ts';

/** One page: the frame that never goes away, and the screen inside it. */
export function App({ client }: { readonly client: DeskClient }) {
  useViewSync(client);
  useEffect(followUsedHistory, []);
  useEffect(() => watchMachine({ client, machine: machineOf(navigator), now: Date.now, later: setTimeout }), [client]);
  return (
    <DeskProvider value={client}>
      <Frame>
        <ScreenArea />
      </Frame>
    </DeskProvider>
  );
}
