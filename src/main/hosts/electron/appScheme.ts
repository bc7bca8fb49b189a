/** The page is served as app://breakwater/ with the same headers as in the browser host; file: is never loaded. */
import { securityHeaders } from '../contentSecurity.ts';
import { findRendererFile } from '../rendererFile.ts';
import type { ElectronParts } from './electronParts.ts';

export const APP_URL = 'app://breakwater/index.html';

/** Makes app: a standard, secure scheme. Electron accepts this only before it is ready. */
export const registerAppScheme = (protocol: ElectronParts['protocol']): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the built renderer under app:. */
export function serveApp(protocol: ElectronParts['protocol'], rendererDir: string): void {
  const headers = securityHeaders([]);
  protocol.handle('app', async (request) => {
    const file = isAppUrl(request.url) ? await findRendererFile(rendererDir, new URL(request.url).pathname) : null;
    if (file === null || request.method !== 'GET') return new Response('', { status: 404, headers });
    return new Response(new Uint8Array(file.body), { headers: { ...headers, 'Content-Type': file.contentType } });
  });
}

/** Whether a URL belongs to the page. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'app:' && parsed.host === 'breakwater';
}
