import { describe, expect, it } from 'vitest';
import { ownArguments } from '../../../src/main/compose/ownArguments.ts';

describe('ownArguments', () => {
  it.each([
    [
      'a built application started by path',
      ['electron', '.', '--data', 'd', '--no-open'],
      false,
      ['--data', 'd', '--no-open'],
    ],
    [
      'switches before the script',
      ['electron', '--no-sandbox', '--inspect=0', 'out/main/index.js', '--port=0'],
      false,
      ['--port=0'],
    ],
    ['switches after the script', ['electron', '.', '--no-sandbox', '--seed', '7'], false, ['--seed', '7']],
    ['a packaged application', ['Breakwater', '--data', 'd'], true, ['--data', 'd']],
    ['a packaged application from the Finder', ['Breakwater', '-psn_0_12345'], true, []],
    ['no arguments', ['electron', '.'], false, []],
    ['a flag nobody knows, which stays to be refused', ['electron', '.', '--nope'], false, ['--nope']],
  ])('reads %s', (_case, argv, isPackaged, own) => {
    expect(ownArguments(argv, isPackaged)).toEqual(own);
  });
});
