import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchElectron } from '../../../scripts/start/fetchElectron.ts';
import { tempFolder } from '../../support/tempFolder.ts';

let server: Server | null = null;

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

/** Serves every request with the listener and makes the downloader ask there. */
async function mirror(listener: RequestListener): Promise<void> {
  const opened = createServer(listener);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const address = opened.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
}

function newProject(): string {
  const root = tempFolder('fetch-electron');
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(folder, { recursive: true });
  const file = `electron-v45.0.0-${process.platform}-${process.arch}.zip`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '45.0.0' }));
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [file]: '00' }));
  return root;
}

const fetchInto = (root: string, shares: number[] = []): Promise<string | null> =>
  fetchElectron({ root, stallMs: 100, onProgress: (share) => shares.push(share) });

describe('fetchElectron', () => {
  it('gives up when no byte comes', async () => {
    await mirror(() => undefined);
    expect(await fetchInto(newProject())).toBe('no bytes for 0.1 s');
  });

  it('gives up when the bytes stop half way, after showing how far it came', async () => {
    await mirror((_request, response) => {
      response.writeHead(200, { 'content-length': '4' });
      response.write('ab');
    });
    const shares: number[] = [];
    expect(await fetchInto(newProject(), shares)).toBe('no bytes for 0.1 s');
    expect(shares).toEqual([0.5]);
  });

  it('says what the server answered', async () => {
    await mirror((_request, response) => response.writeHead(404, 'Not Found').end());
    expect(await fetchInto(newProject())).toMatch(/^Response code 404 \(Not Found\) for http:\/\/127\.0\.0\.1:/);
  });

  it('refuses an archive with another checksum', async () => {
    await mirror((_request, response) => response.end('not electron'));
    expect(await fetchInto(newProject())).toMatch(/checksum/i);
  });

  it('says why nothing could be reached', async () => {
    vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:1/');
    expect(await fetchInto(newProject())).toMatch(/bad port|ECONNREFUSED/);
  });
});
