import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashInputs, isBuildStale, removeStamp, writeStamp } from '../../../scripts/build/buildStamp.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function newProject(): { readonly root: string; readonly write: (path: string, text: string) => void } {
  const root = tempFolder('build-stamp');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('src/main/index.ts', 'a');
  write('package-lock.json', '{}');
  for (const path of ['main/index.js', 'main/serve.js', 'preload/index.cjs', 'renderer/index.html'])
    write(`out/${path}`, '');
  return { root, write };
}

describe('buildStamp', () => {
  it('calls out/ stale until it is stamped and while it is whole fresh', () => {
    const { root } = newProject();
    expect(isBuildStale(root)).toBe(true);
    writeStamp(root, hashInputs(root));
    expect(isBuildStale(root)).toBe(false);
    rmSync(join(root, 'out/renderer/index.html'));
    expect(isBuildStale(root)).toBe(true);
  });

  it.each([
    ['src/main/index.ts', 'b'],
    ['src/renderer/new.tsx', ''],
    ['package-lock.json', '{"a":1}'],
    ['electron.vite.config.ts', ''],
    ['resources/icon.svg', '<svg/>'],
  ])('notices a change of %s', (path, text) => {
    const { root, write } = newProject();
    writeStamp(root, hashInputs(root));
    write(path, text);
    expect(isBuildStale(root)).toBe(true);
  });

  it('notices a moved line between two files', () => {
    const { root, write } = newProject();
    write('src/b.ts', '1');
    write('src/c.ts', '');
    const before = hashInputs(root);
    write('src/b.ts', '');
    write('src/c.ts', '1');
    expect(hashInputs(root)).not.toBe(before);
  });

  it('does not look at tests and is stale again once the stamp is removed', () => {
    const { root, write } = newProject();
    writeStamp(root, hashInputs(root));
    write('test/unit/a.test.ts', '');
    expect(isBuildStale(root)).toBe(false);
    removeStamp(root);
    expect(isBuildStale(root)).toBe(true);
  });
});
