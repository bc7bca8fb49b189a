/** Finds a file of the built renderer by URL path: inside its folder only, known types only. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface RendererFile {
  readonly body: Buffer;
  readonly contentType: string;
  /** Built files carry a hash in their name and never change; the page itself is always asked for again. */
  readonly cacheControl: string;
}

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

/** The file, or null where there is none to be served. `urlPath` is the undecoded path without query. */
export async function findRendererFile(rendererDir: string, urlPath: string): Promise<RendererFile | null> {
  const path = safePath(urlPath === '/' ? '/index.html' : urlPath);
  const contentType = path === null ? undefined : contentTypes.get(extname(path));
  if (path === null || contentType === undefined) return null;
  try {
    const root = await realpath(rendererDir);
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) return null;
    return { body: await readFile(file), contentType, cacheControl: cacheControlOf(path) };
  } catch {
    return null;
  }
}

/** Decoded path of plain segments, or null for anything that could leave the folder. */
function safePath(urlPath: string): string | null {
  const decoded = decode(urlPath);
  if (decoded === null || !/^(\/[A-Za-z0-9_@.-]+)+$/.test(decoded)) return null;
  return decoded.split('/').some((segment) => segment.startsWith('.')) ? null : decoded;
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}

const cacheControlOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
