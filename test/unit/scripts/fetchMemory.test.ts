import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forgetFailure, recallFailure, rememberFailure } from '../../../scripts/start/fetchMemory.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const newRoot = (): string => tempFolder('fetch-memory');

describe('fetchMemory', () => {
  it('recalls the failure it remembered until it forgets it', () => {
    const root = newRoot();
    expect(recallFailure(root)).toBeNull();
    rememberFailure(root, { failedAt: 5, reason: 'no bytes' });
    expect(recallFailure(root)).toEqual({ failedAt: 5, reason: 'no bytes' });
    forgetFailure(root);
    expect(recallFailure(root)).toBeNull();
  });

  it.each(['', '{', '{"failedAt":"5","reason":"x"}', '[]'])('takes the file content %j for no failure', (content) => {
    const root = newRoot();
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out', 'electron-fetch.json'), content);
    expect(recallFailure(root)).toBeNull();
  });
});
