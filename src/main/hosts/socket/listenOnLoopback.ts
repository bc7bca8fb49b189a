/** Binds a server to 127.0.0.1, never to another address. */
import type { Server } from 'node:http';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { HostFailure } from '../hostFailure.ts';

/** Resolves to the port in use; `port` 0 takes any free one. */
export function listenOnLoopback(server: Server, port: number): Promise<Result<number, HostFailure>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(err(listenFailure(error, port))));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(
        typeof address === 'object' && address !== null
          ? ok(address.port)
          : err({ code: 'LISTEN_FAILED', text: 'The server has no port although it listens.' }),
      );
    });
  });
}

function listenFailure(error: NodeJS.ErrnoException, port: number): HostFailure {
  if (error.code === 'EADDRINUSE')
    return {
      code: 'PORT_TAKEN',
      text: `Port ${port} on 127.0.0.1 is taken by another program. Choose another with --port N, or --port 0 for any free one.`,
    };
  if (error.code === 'EACCES')
    return {
      code: 'LISTEN_FAILED',
      text: `Port ${port} on 127.0.0.1 needs rights this user does not have. Choose one above 1023 with --port N.`,
    };
  return { code: 'LISTEN_FAILED', text: `Cannot listen on 127.0.0.1:${port} (${error.code ?? error.message}).` };
}
