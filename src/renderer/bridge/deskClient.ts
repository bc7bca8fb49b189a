/** Finds the desk: the preload's bridge inside Electron, the WebSocket everywhere else. */
import { createContext, useContext } from 'react';
import { invariant } from '../../shared/base/invariant.ts';
import type { DeskClient } from '../../shared/ipc/client.ts';
import { createWebSocketClient } from './webSocketClient.ts';

declare global {
  interface Window {
    /** Put there by the sandboxed preload; absent in a browser. */
    readonly desk?: DeskClient;
  }
}

/** Takes the one-time token out of the address bar before anything else can read it. */
export function findDesk(page: Window): DeskClient {
  if (page.desk !== undefined) return page.desk;
  const token = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (token !== null) page.history.replaceState(null, '', `${page.location.pathname}#/desk`);
  return createWebSocketClient({ origin: page.location.origin, token });
}

const DeskContext = createContext<DeskClient | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The connected desk; its `call` never rejects. */
export function useDesk(): DeskClient {
  const desk = useContext(DeskContext);
  invariant(desk !== null, 'useDesk outside of DeskProvider');
  return desk;
}
