/** The desk in a browser: the same renderer over http and WebSocket on 127.0.0.1. Holds no rule of the desk. */
import { createServer, type IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Caller, Desk, Logger } from '../../desk/desk.ts';
import type { HostFailure } from '../hostFailure.ts';
import { findRendererFile } from '../rendererFile.ts';
import { admitCommandLine } from '../socket/admitCommandLine.ts';
import { attachDeskSocket } from '../socket/attachDeskSocket.ts';
import { listenOnLoopback } from '../socket/listenOnLoopback.ts';
import { forbidden, type Refusal } from '../socket/requestGuard.ts';
import { openSocketHub } from '../socket/socketHub.ts';
import { handleHttp } from './handleHttp.ts';
import { openSessions, type Sessions } from './sessions.ts';

export interface BrowserHost {
  /** With the token in its fragment: whoever has it has the desk. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface BrowserHostParts {
  readonly desk: Desk;
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  readonly log: Logger;
  /** What the command line must show, from the lock file. */
  readonly cliToken: string;
}

/** Opens the host; when it resolves, the page can be loaded. */
export async function openBrowserHost(parts: BrowserHostParts): Promise<Result<BrowserHost, HostFailure>> {
  if ((await findRendererFile(parts.rendererDir, '/')) === null) return err(rendererMissing(parts.rendererDir));
  const sessions = openSessions();
  let port = parts.port;
  const server = createServer((request, response) => {
    handleHttp(request, response, { rendererDir: parts.rendererDir, sessions, port }).catch((thrown: unknown) => {
      parts.log.error('An http request failed', { error: String(thrown) });
      response.destroy();
    });
  });
  const listening = await listenOnLoopback(server, parts.port);
  if (!listening.ok) return listening;
  port = listening.value;
  const hub = openSocketHub(parts.desk, parts.log);
  const admit = (request: IncomingMessage) => admitClient({ request, sessions, port, cliToken: parts.cliToken });
  attachDeskSocket({ server, hub, port: () => port, admit });
  const close = async (): Promise<void> => {
    server.close();
    await hub.close();
    server.closeAllConnections();
  };
  return ok({ url: `http://127.0.0.1:${port}/#token=${sessions.urlToken}`, port, close });
}

/** A page proves itself by Origin and cookie, the command line by its token. */
function admitClient(client: {
  readonly request: IncomingMessage;
  readonly sessions: Sessions;
  readonly port: number;
  readonly cliToken: string;
}): Result<Caller, Refusal> {
  const commandLine = admitCommandLine(client.request, client.cliToken);
  if (commandLine !== null) return commandLine;
  if (client.request.headers.origin === undefined) return err(forbidden('The request has no Origin.'));
  return client.sessions.admit(client.request, client.port);
}

const rendererMissing = (rendererDir: string): HostFailure => ({
  code: 'RENDERER_MISSING',
  text: `There is no built page in ${rendererDir}. Run npm run build, then start again.`,
});
