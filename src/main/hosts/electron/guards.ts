/** What the page may never do: go elsewhere, open windows, embed web views, ask for permissions, or reach the network. */
import { venuePageHosts } from '../../../shared/view/venuePage.ts';
import { isAppUrl } from './appScheme.ts';
import type { ContentsPart, ElectronParts } from './electronParts.ts';

/** Hosts a link may open in the system browser: the chart library's attribution, and the venue's own pages. */
const externalHosts: readonly string[] = ['www.tradingview.com', ...venuePageHosts];

/** Installs the guards for every web contents made from now on. */
export function installGuards({ app, session, shell }: Pick<ElectronParts, 'app' | 'session' | 'shell'>): void {
  const page = session.defaultSession;
  page.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  page.setPermissionCheckHandler(() => false);
  page.setDevicePermissionHandler(() => false);
  page.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(details.url) }));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell));
}

function guardContents(contents: ContentsPart, shell: ElectronParts['shell']): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) void shell.openExternal(url).catch(() => undefined);
    return { action: 'deny' };
  });
}

function isAllowedLink(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' && parsed.username === '' && externalHosts.includes(parsed.host);
}

/** devtools: exists in development builds only, where the menu can open it. */
const mayLoad = (url: string): boolean => isAppUrl(url) || url.startsWith('data:') || url.startsWith('devtools:');
