import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heartbeatFrameSchema, replyFrameSchema } from '../../src/shared/ipc/wire.ts';
import type { BrowserHost } from '../../src/main/hosts/browser/openBrowserHost.ts';
import { failureCodeOf } from '../support/failureCode.ts';
import { fakeDesk, type FakeDesk } from '../support/fakeDesk.ts';
import { CLI_TOKEN, openSocket, openTestHost, tradeForCookie } from '../support/openTestHost.ts';
import { rawSocketClient, type RawSocketClient } from '../support/rawSocketClient.ts';
import { runIpcContract, type ContractClient } from './ipcContract.ts';

const originOf = (host: BrowserHost): string => `http://127.0.0.1:${host.port}`;

async function connect(port: number, headers: Record<string, string>): Promise<RawSocketClient> {
  const opened = await openSocket(port, headers);
  if ('refused' in opened) throw new Error(`refused: ${opened.refused.body}`);
  return rawSocketClient(opened.socket);
}

async function refusal(port: number, headers: Record<string, string>, path?: string) {
  const opened = await openSocket(port, headers, path);
  if ('socket' in opened) throw new Error('was let in');
  const { status, body } = opened.refused;
  return { status, code: failureCodeOf(JSON.parse(body)) };
}

const connectPage = async (host: BrowserHost): Promise<RawSocketClient> =>
  connect(host.port, { origin: originOf(host), cookie: await tradeForCookie(host) });

function contractClient(raw: RawSocketClient): ContractClient {
  return {
    call: raw.call,
    events: raw.events,
    heard: (count) => raw.until(() => (raw.events.length >= count ? raw.events : undefined)),
    leave: async () => {
      raw.socket.close();
      await raw.closed;
    },
  };
}

runIpcContract({
  name: 'WebSocket',
  open: async (desk) => {
    const host = await openTestHost(desk);
    return {
      connect: async () => contractClient(await connectPage(host)),
      callAsStranger: async () => (await refusal(host.port, { origin: originOf(host) })).code,
      close: () => host.close(),
    };
  },
});

describe('WebSocket only', () => {
  let desk: FakeDesk;
  let host: BrowserHost;
  beforeEach(async () => {
    desk = fakeDesk();
    host = await openTestHost(desk);
  });
  afterEach(() => host.close());

  it.each([
    ['no cookie', {}, 401],
    ['a wrong cookie', { cookie: 'breakwater-1=abc' }, 401],
    ['a foreign origin', { origin: 'http://127.0.0.1:1' }, 403],
    ['an origin of another name for this machine', { origin: 'http://evil.example' }, 403],
    ['a null origin', { origin: 'null' }, 403],
    ['a foreign host', { host: 'evil.example' }, 403],
    ['a wrong command line token', { authorization: `Bearer ${'d'.repeat(43)}` }, 401],
    ['a malformed authorization', { authorization: 'Basic abc' }, 401],
  ])('refuses an upgrade with %s', async (_case, headers, status) => {
    const given: Record<string, string> = { origin: originOf(host), ...headers };
    await expect(refusal(host.port, given)).resolves.toEqual({ status, code: 'FORBIDDEN_SENDER' });
  });

  it('refuses a good cookie without an origin, and with the origin of another port', async () => {
    const cookie = await tradeForCookie(host);
    await expect(refusal(host.port, { cookie })).resolves.toMatchObject({ status: 403 });
    await expect(refusal(host.port, { cookie, origin: 'http://localhost:1' })).resolves.toMatchObject({ status: 403 });
  });

  it('refuses every other path', async () => {
    const headers = { origin: originOf(host), cookie: await tradeForCookie(host) };
    await expect(refusal(host.port, headers, '/other')).resolves.toMatchObject({ status: 404 });
  });

  it('gives the command line the safe commands and no others', async () => {
    const client = await connect(host.port, { authorization: `Bearer ${CLI_TOKEN}` });
    await expect(client.call('emergencyStop', { source: 'cli' })).resolves.toMatchObject({ ok: true });
    for (const name of ['resume', 'placeOrder', 'unpause', 'startStrategy', 'controlReplay', 'closePosition'])
      await expect(client.call(name, {})).resolves.toMatchObject({ ok: false, error: { code: 'FORBIDDEN_ROLE' } });
    expect(desk.calls).toMatchObject([{ name: 'emergencyStop', caller: { role: 'cli' } }]);
    client.socket.close();
    await client.closed;
  });

  it('answers what is no request with id 0 and goes on', async () => {
    const client = await connectPage(host);
    client.socket.send('{"id":');
    client.socket.send(Buffer.from([1, 2, 3]));
    client.socket.send('{"command":"pause"}');
    client.socket.send('[]');
    await client.until(() => (client.frames.filter(isReply).length >= 4 ? true : undefined));
    expect(client.frames.filter(isReply)).toMatchObject(
      Array.from({ length: 4 }, () => ({ id: 0, ok: false, error: { code: 'INVALID_INPUT' } })),
    );
    await expect(client.call('pause', {})).resolves.toMatchObject({ ok: true });
    client.socket.close();
    await client.closed;
  });

  it('keeps the id of a frame that has one too many keys', async () => {
    const client = await connectPage(host);
    client.socket.send('{"id":41,"command":"pause","input":{},"channel":"x"}');
    const reply = await client.until(() => client.frames.find(isReply));
    expect(reply).toMatchObject({ id: 41, ok: false, error: { code: 'INVALID_INPUT' } });
    client.socket.close();
    await client.closed;
  });

  it('closes with 1009 above four times the limit', async () => {
    const client = await connectPage(host);
    client.socket.send('x'.repeat(262_145));
    await expect(client.closed).resolves.toBe(1009);
  });

  it('sends a heartbeat', async () => {
    const client = await connectPage(host);
    const beat = await client.until(() => client.frames.find((frame) => heartbeatFrameSchema.safeParse(frame).success));
    expect(heartbeatFrameSchema.safeParse(beat).success).toBe(true);
    client.socket.close();
    await client.closed;
  });

  it('drops a client that does not read, and nobody else', async () => {
    const frozen = await connectPage(host);
    const reader = await connectPage(host);
    frozen.socket.pause();
    const text = 'x'.repeat(200);
    const logs = {
      activity: Array.from({ length: 500 }, (_, seq) => ({ seq, at: 0, kind: 'SYSTEM' as const, text, who: 'desk' })),
    };
    let published = 0;
    const wasDropped = (): boolean => desk.log.lines.some((line) => line.message.includes('does not read'));
    while (!wasDropped() && published < 2_000) {
      desk.publish({ parts: {}, rows: {}, logs });
      published += 1;
      await reader.until(() => (reader.events.length >= published ? true : undefined));
    }
    expect(wasDropped()).toBe(true);
    await expect(reader.call('pause', {})).resolves.toMatchObject({ ok: true });
    frozen.socket.terminate();
    reader.socket.close();
    await reader.closed;
  });

  it('says goodbye with 1001 when it closes', async () => {
    const client = await connectPage(host);
    await host.close();
    await expect(client.closed).resolves.toBe(1001);
  });
});

const isReply = (frame: unknown): boolean => replyFrameSchema.safeParse(frame).success;
