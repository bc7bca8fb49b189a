import type { DeskClient } from '../shared/ipc/client.ts';
import { DeskProvider } from './bridge/deskClient.ts';
import { DeskScreen } from './features/desk/DeskScreen.tsx';
import { Frame } from './features/frame/Frame.tsx';
import { useViewSync } from './store/useViewSync.ts';

/** One page: the frame that never goes away, and the screen inside it. */
export function App({ client }: { readonly client: DeskClient }) {
  useViewSync(client);
  return (
    <DeskProvider value={client}>
      <Frame>
        <DeskScreen />
      </Frame>
    </DeskProvider>
  );
}
