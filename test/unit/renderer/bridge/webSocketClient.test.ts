import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebSocketClient } from '../../../../src/renderer/bridge/webSocketClient.ts';
import type { DeskEvent } from '../../../../src/shared/ipc/contract.ts';

/** The browser's socket, opened and fed by hand. */
class HandSocket extends EventTarget {
  static opened: HandSocket[] = [];
  readonly sent: string[] = [];
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    HandSocket.opened.push(this);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.dispatchEvent(new Event('close'));
  }
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
  receive(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
}

const asked: string[] = [];
let status = 204;
const origin = 'http://127.0.0.1:7000';
const latest = (): HandSocket => HandSocket.opened.at(-1) ?? expect.fail('no socket was opened');

beforeEach(() => {
  vi.useFakeTimers();
  HandSocket.opened = [];
  asked.length = 0;
  status = 204;
  vi.stubGlobal('WebSocket', HandSocket);
  vi.stubGlobal('fetch', (url: string, init?: { readonly method: string; readonly body: string }) => {
    asked.push(`${init?.method ?? 'GET'} ${url} ${init?.body ?? ''}`.trim());
    return Promise.resolve(new Response(null, { status }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function connected(token: string | null = 'secret') {
  const client = createWebSocketClient({ origin, token });
  const links: string[] = [];
  client.onLink((state) => links.push(state));
  await vi.advanceTimersByTimeAsync(0);
  latest().open();
  return { client, links };
}

describe('createWebSocketClient', () => {
  it('trades the token for a session, then opens the socket of the same host', async () => {
    const { links } = await connected();
    expect(asked).toEqual([`POST ${origin}/session {"token":"secret"}`]);
    expect(latest().url).toBe('ws://127.0.0.1:7000/desk');
    expect(links).toEqual(['connecting', 'ok']);
  });

  it('asks whether the cookie is good when there is no token', async () => {
    await connected(null);
    expect(asked).toEqual([`GET ${origin}/session`]);
  });

  it('gives up when the desk does not know the page', async () => {
    status = 401;
    const client = createWebSocketClient({ origin, token: 'old' });
    const links: string[] = [];
    client.onLink((state) => links.push(state));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(links).toEqual(['connecting', 'refused']);
    expect(asked).toHaveLength(1);
  });

  it('numbers requests and gives each its own reply', async () => {
    const { client } = await connected();
    const first = client.call('pause', {});
    const second = client.call('unpause', {});
    expect(latest().sent.map((text) => JSON.parse(text) as unknown)).toEqual([
      { id: 1, command: 'pause', input: {} },
      { id: 2, command: 'unpause', input: {} },
    ]);
    latest().receive({ id: 2, ok: true, value: {} });
    latest().receive({ id: 1, ok: false, error: { code: 'NOT_READY', message: 'wait', checks: [] } });
    expect(await second).toEqual({ ok: true, value: {} });
    expect(await first).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
  });

  it('passes events on in order', async () => {
    const { client } = await connected();
    const seen: DeskEvent[] = [];
    const stop = client.subscribe((event) => seen.push(event));
    latest().receive({ seq: 1, event: 'viewPatched', payload: { parts: {}, rows: {}, logs: {} } });
    stop();
    latest().receive({ seq: 2, event: 'viewPatched', payload: { parts: {}, rows: {}, logs: {} } });
    expect(seen.map(({ seq }) => seq)).toEqual([1]);
  });

  it('turns an answer that never comes into data', async () => {
    const { client } = await connected();
    const reply = client.call('pause', {});
    for (let second = 0; second < 11; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      latest().receive({ heartbeat: second });
    }
    expect(await reply).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
  });

  it('sends nothing without a link and says so', async () => {
    const { client } = await connected();
    latest().close();
    expect(await client.call('pause', {})).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
  });

  it('is lost after two silent seconds, ends open calls as unknown, and connects again', async () => {
    const { client, links } = await connected();
    const reply = client.call('pause', {});
    await vi.advanceTimersByTimeAsync(1_900);
    expect(links.at(-1)).toBe('ok');
    await vi.advanceTimersByTimeAsync(400);
    expect(links.at(-1)).toBe('lost');
    expect(await reply).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
    await vi.advanceTimersByTimeAsync(500);
    expect(HandSocket.opened).toHaveLength(2);
    latest().open();
    expect(links.at(-1)).toBe('ok');
  });
});
