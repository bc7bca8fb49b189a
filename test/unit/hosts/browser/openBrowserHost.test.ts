import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBrowserHost, type BrowserHost } from '../../../../src/main/hosts/browser/openBrowserHost.ts';
import { listenOnLoopback } from '../../../../src/main/hosts/socket/listenOnLoopback.ts';
import { fakeDesk } from '../../../support/fakeDesk.ts';
import { buildRendererDir, CLI_TOKEN, openTestHost, send, tradeForCookie } from '../../../support/openTestHost.ts';
import { failureCodeOf } from '../../../support/failureCode.ts';

describe('openBrowserHost', () => {
  let host: BrowserHost;
  let origin: string;
  beforeEach(async () => {
    host = await openTestHost(fakeDesk());
    origin = `http://127.0.0.1:${host.port}`;
  });
  afterEach(() => host.close());

  const post = (body: string, headers: Record<string, string> = { origin }) =>
    send(host.port, '/session', { method: 'POST', headers, body });

  it('prints an address on 127.0.0.1 with a token of 256 bits in its fragment', () => {
    expect(host.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${host.port}/#token=[A-Za-z0-9_-]{43}$`));
  });

  it('serves the page under a policy without inline scripts, never from a cache', async () => {
    const answer = await send(host.port, '/');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Breakwater</title>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(String(answer.headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self' ws://127.0.0.1:${host.port} ws://localhost:${host.port}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('serves built files for good, with their type', async () => {
    const answer = await send(host.port, '/assets/index-abc.js?x=1');
    expect(answer).toMatchObject({ status: 200, body: 'export {};' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('answers HEAD without a body', async () => {
    await expect(send(host.port, '/', { method: 'HEAD' })).resolves.toMatchObject({ status: 200, body: '' });
  });

  it.each([
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/assets/..%2f..%2foutside.js',
    '/..%5coutside.js',
    '/.hidden.js',
    '/assets',
    '/assets/',
    '//index.html',
    '/index.html%00.js',
    '/%',
    '/missing.js',
    '/package.json5',
  ])('has no file at %s', async (path) => {
    const answer = await send(host.port, path);
    expect(answer.status).toBe(404);
    expect(failureCodeOf(JSON.parse(answer.body))).toBe('NOT_FOUND');
  });

  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost', '[::1]:80'])(
    'refuses the host "%s"',
    async (name) => {
      const answer = await send(host.port, '/', { headers: { host: name } });
      expect([answer.status, failureCodeOf(JSON.parse(answer.body))]).toEqual([403, 'FORBIDDEN_SENDER']);
    },
  );

  it('takes localhost as its name', async () => {
    const headers = { host: `localhost:${host.port}`, origin: `http://localhost:${host.port}` };
    await expect(send(host.port, '/', { headers })).resolves.toMatchObject({ status: 200 });
  });

  it('refuses a page of another origin, also of its own other name', async () => {
    for (const foreign of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${host.port}`,
      `http://localhost:${host.port}`,
    ])
      await expect(send(host.port, '/', { headers: { origin: foreign } })).resolves.toMatchObject({ status: 403 });
  });

  it('answers no other method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      await expect(send(host.port, '/', { method })).resolves.toMatchObject({ status: 405 });
  });

  it('trades the token for a cookie that scripts and other sites cannot use, again and again', async () => {
    const token = new URL(host.url).hash.slice('#token='.length);
    for (let tab = 0; tab < 3; tab += 1) {
      const answer = await post(JSON.stringify({ token }));
      expect(answer.status).toBe(204);
      expect(answer.headers['set-cookie']?.[0]).toMatch(
        new RegExp(`^breakwater-${host.port}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
      );
    }
  });

  it('tells a page whether its cookie is good', async () => {
    const cookie = await tradeForCookie(host);
    await expect(send(host.port, '/session', { headers: { cookie } })).resolves.toMatchObject({ status: 204 });
    await expect(send(host.port, '/session', { headers: { cookie: `other=1; ${cookie}` } })).resolves.toMatchObject({
      status: 204,
    });
    await expect(send(host.port, '/session')).resolves.toMatchObject({ status: 401 });
    const wrong = { cookie: `${cookie}x` };
    await expect(send(host.port, '/session', { headers: wrong })).resolves.toMatchObject({ status: 401 });
  });

  it.each([
    ['a wrong token', JSON.stringify({ token: 'x'.repeat(43) }), 401],
    ['an empty token', JSON.stringify({ token: '' }), 401],
    ['no JSON', 'token', 400],
    ['another shape', JSON.stringify({ token: 'x', more: 1 }), 400],
    ['a body that is too long', JSON.stringify({ token: 'x'.repeat(5_000) }), 400],
  ])('refuses %s', async (_case, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('refuses a trade without an origin, and other methods on the session', async () => {
    await expect(post('{}', {})).resolves.toMatchObject({ status: 403 });
    await expect(send(host.port, '/session', { method: 'DELETE' })).resolves.toMatchObject({ status: 405 });
  });
});

describe('openBrowserHost that cannot open', () => {
  const parts = (port: number, rendererDir: string) => {
    const desk = fakeDesk();
    return { desk, port, rendererDir, log: desk.log, cliToken: CLI_TOKEN };
  };

  it('says that the port is taken and what to do', async () => {
    const other = createServer();
    const taken = await listenOnLoopback(other, 0);
    const opened = await openBrowserHost(parts(taken.ok ? taken.value : 0, buildRendererDir()));
    expect(opened).toMatchObject({ ok: false, error: { code: 'PORT_TAKEN' } });
    expect(opened.ok ? '' : opened.error.text).toContain('Choose another with --port N');
    other.close();
  });

  it('says that the page is not built', async () => {
    const opened = await openBrowserHost(parts(0, join(buildRendererDir(), 'nowhere')));
    expect(opened).toMatchObject({ ok: false, error: { code: 'RENDERER_MISSING' } });
  });
});
