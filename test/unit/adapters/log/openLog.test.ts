import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../../../src/main/adapters/log/openLog.ts';
import { openRotatingFile } from '../../../../src/main/adapters/log/rotatingFile.ts';

const freshDir = (): string => mkdtempSync(join(tmpdir(), 'breakwater-log-'));

describe('openLog', () => {
  it('writes JSON lines to the file and warnings to stderr as well', () => {
    const dir = join(freshDir(), 'logs');
    const stderr: string[] = [];
    const log = openLog(dir, (line) => stderr.push(line));
    log.info('Client connected', { session: 'browser-1' });
    log.warn('Feed is slow');
    log.error('Journal failing');
    log.close();
    const lines = readFileSync(join(dir, 'desk.log'), 'utf8').trim().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 30, msg: 'Client connected', session: 'browser-1' },
      { level: 40, msg: 'Feed is slow' },
      { level: 50, msg: 'Journal failing' },
    ]);
    expect(stderr).toEqual(['breakwater warning: Feed is slow', 'breakwater error: Journal failing']);
  });

  it('redacts secrets by field name down to the third level, and tokens in text', () => {
    const dir = freshDir();
    const stderr: string[] = [];
    const log = openLog(dir, (line) => stderr.push(line));
    log.warn('Open http://127.0.0.1:1/#token=abcdefghijkl', {
      apiKey: 'k-123',
      request: { cookie: 'c-123', headers: { authorization: 'Bearer abcdefghijkl' } },
    });
    log.close();
    const text = readFileSync(join(dir, 'desk.log'), 'utf8') + stderr.join('');
    for (const secret of ['k-123', 'c-123', 'abcdefghijkl']) expect(text).not.toContain(secret);
    expect(text).toContain('#token=[redacted]');
  });
});

describe('openRotatingFile', () => {
  it('keeps the newest lines in the file, older ones beside it, and drops the oldest', () => {
    const dir = freshDir();
    const file = openRotatingFile(join(dir, 'desk.log'), { maxBytes: 10, kept: 2 });
    for (const line of ['first-line-1\n', 'second-line\n', 'third-line-\n', 'four\n']) file.write(line);
    file.close();
    expect(readdirSync(dir).toSorted()).toEqual(['desk.log', 'desk.log.1', 'desk.log.2']);
    const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
    expect([read('desk.log'), read('desk.log.1'), read('desk.log.2')]).toEqual([
      'four\n',
      'third-line-\n',
      'second-line\n',
    ]);
  });
});
