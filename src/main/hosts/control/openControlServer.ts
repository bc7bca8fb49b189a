/** The command line's way into the Electron host: the same WebSocket as in the browser host, and nothing else. */
import { createServer } from 'node:http';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Desk, Logger } from '../../desk/desk.ts';
import type { HostFailure } from '../hostFailure.ts';
import { admitCommandLine } from '../socket/admitCommandLine.ts';
import { attachDeskSocket } from '../socket/attachDeskSocket.ts';
import { listenOnLoopback } from '../socket/listenOnLoopback.ts';
import { forbidden } from '../socket/requestGuard.ts';
import { openSocketHub } from '../socket/socketHub.ts';

export interface ControlServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, any free port unless one is given. */
export async function openControlServer(parts: {
  readonly desk: Desk;
  readonly log: Logger;
  readonly cliToken: string;
  readonly port?: number;
}): Promise<Result<ControlServer, HostFailure>> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  let port = 0;
  const listening = await listenOnLoopback(server, parts.port ?? 0);
  if (!listening.ok) return listening;
  port = listening.value;
  const hub = openSocketHub(parts.desk, parts.log);
  const admit = (request: Parameters<typeof admitCommandLine>[0]) =>
    admitCommandLine(request, parts.cliToken) ?? err(forbidden('This port is for the command line only.', 401));
  attachDeskSocket({ server, hub, port: () => port, admit });
  const close = async (): Promise<void> => {
    server.close();
    await hub.close();
    server.closeAllConnections();
  };
  return ok({ port, close });
}
