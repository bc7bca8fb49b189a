import { describe, expect, it } from 'vitest';
import { openControlServer } from '../../../src/main/hosts/control/openControlServer.ts';
import { invariant } from '../../../src/shared/base/invariant.ts';
import { fakeDesk } from '../../support/fakeDesk.ts';
import { CLI_TOKEN, openSocket, send } from '../../support/openTestHost.ts';
import { rawSocketClient } from '../../support/rawSocketClient.ts';

async function open() {
  const desk = fakeDesk();
  const server = await openControlServer({ desk, log: desk.log, cliToken: CLI_TOKEN });
  invariant(server.ok, 'the control server opens');
  return { desk, server: server.value };
}

describe('openControlServer', () => {
  it('lets the command line in by its token', async () => {
    const { desk, server } = await open();
    const opened = await openSocket(server.port, { authorization: `Bearer ${CLI_TOKEN}` });
    invariant('socket' in opened, 'the command line is let in');
    await expect(rawSocketClient(opened.socket).call('pause', {})).resolves.toMatchObject({ ok: true });
    expect(desk.calls).toMatchObject([{ name: 'pause', caller: { role: 'cli' } }]);
    await server.close();
  });

  it('refuses everybody else and serves no page', async () => {
    const { server } = await open();
    const headers = { origin: `http://127.0.0.1:${server.port}`, cookie: `breakwater-${server.port}=x` };
    await expect(openSocket(server.port, headers)).resolves.toMatchObject({ refused: { status: 401 } });
    await expect(send(server.port, '/')).resolves.toMatchObject({ status: 404, body: '' });
    await server.close();
  });
});
