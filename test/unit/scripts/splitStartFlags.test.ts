import { describe, expect, it } from 'vitest';
import { splitStartFlags } from '../../../scripts/start/splitStartFlags.ts';

describe('splitStartFlags', () => {
  it('hands everything but --host to the host, in order', () => {
    expect(splitStartFlags(['--data', 'd', '--host', 'electron', '--no-open'])).toEqual({
      host: 'electron',
      rest: ['--data', 'd', '--no-open'],
    });
    expect(splitStartFlags(['--host=browser'])).toEqual({ host: 'browser', rest: [] });
  });

  it('chooses by itself where --host is not given', () => {
    expect(splitStartFlags([])).toEqual({ host: 'auto', rest: [] });
  });

  it.each([
    [['--host', 'chrome'], 'chrome'],
    [['--host'], ''],
    [['--host='], ''],
  ])('says what --host expects when given %o', (args, found) => {
    expect(splitStartFlags(args)).toBe(`--host expects auto, electron, browser, found "${found}".`);
  });
});
