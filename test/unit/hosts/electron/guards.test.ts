import { describe, expect, it } from 'vitest';
import { invariant } from '../../../../src/shared/base/invariant.ts';
import { startElectronHost as start } from '../../../support/startElectronHost.ts';

describe('guards', () => {
  it('denies every permission and device', async () => {
    const { defaultSession } = (await start()).electron.session;
    const granted: boolean[] = [];
    defaultSession.permissionRequest?.({}, 'media', (answer) => granted.push(answer));
    expect([granted, defaultSession.permissionCheck?.(), defaultSession.devicePermission?.()]).toEqual([
      [false],
      false,
      false,
    ]);
  });

  it('prevents navigation, redirects and web views', async () => {
    const { window } = await start();
    const prevented: string[] = [];
    for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview'])
      window().webContents.emit(name, { preventDefault: () => prevented.push(name) }, 'app://breakwater/index.html');
    expect(prevented).toEqual(['will-navigate', 'will-redirect', 'will-attach-webview']);
  });

  it('opens no window, and only listed https links in the system browser', async () => {
    const { window, electron } = await start();
    const urls = [
      'https://www.tradingview.com/?utm_source=chart',
      'https://www.binance.com/en/futures/BTCUSDT',
      'https://binance.com.evil.example/en/futures/BTCUSDT',
      'http://www.tradingview.com/',
      'https://www.tradingview.com.evil.example/',
      'https://user@www.tradingview.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'nonsense',
    ];
    const answers = urls.map((url) => window().webContents.openHandler?.({ url }));
    expect(answers).toEqual(urls.map(() => ({ action: 'deny' })));
    expect(electron.record.opened).toEqual([
      'https://www.tradingview.com/?utm_source=chart',
      'https://www.binance.com/en/futures/BTCUSDT',
    ]);
  });

  it('cancels every request that leaves the program', async () => {
    const { electron } = await start();
    const canceled = (url: string): boolean => {
      let answer = false;
      electron.session.defaultSession.beforeRequest?.({ url }, ({ cancel }) => (answer = cancel));
      return answer;
    };
    const urls = [
      'app://breakwater/assets/a.js',
      'data:image/png,x',
      'https://x.example/',
      'file:///a',
      'app://other/',
    ];
    expect(urls.map(canceled)).toEqual([false, false, true, true, true]);
  });
});

describe('app scheme', () => {
  it('serves the built page with its policy and nothing else', async () => {
    const { electron } = await start();
    const serve = electron.record.served.get('app');
    invariant(serve !== undefined, 'the scheme is served');
    const page = await serve(new Request('app://breakwater/index.html'));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    await expect(page.text()).resolves.toContain('<title>Breakwater</title>');
    for (const url of ['app://breakwater/../outside.js', 'app://other/index.html', 'app://breakwater/missing.js'])
      expect((await serve(new Request(url))).status).toBe(404);
    expect((await serve(new Request('app://breakwater/index.html', { method: 'POST' }))).status).toBe(404);
  });
});
