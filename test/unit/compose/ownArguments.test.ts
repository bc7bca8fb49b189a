import { describe, expect, it } from 'vitest';
import { ownArguments } from '../../../src/main/compose/ownArguments.ts';

describe('ownArguments', () => {
  it.each([
    {
      from: 'a built application',
      argv: ['electron', '.', '--data', 'd', '--no-open'],
      own: ['--data', 'd', '--no-open'],
    },
    {
      from: 'behind switches',
      argv: ['electron', '--no-sandbox', '--inspect=0', 'index.js', '--port=0'],
      own: ['--port=0'],
    },
    { from: 'between switches', argv: ['electron', '.', '--no-sandbox', '--seed', '7'], own: ['--seed', '7'] },
    { from: 'no arguments', argv: ['electron', '.'], own: [] },
    { from: 'an unknown flag, which stays to be refused', argv: ['electron', '.', '--nope'], own: ['--nope'] },
  ])('reads $from', ({ argv, own }) => {
    expect(ownArguments(argv, false)).toEqual(own);
  });

  it('finds no script in a packaged application', () => {
    expect(ownArguments(['Breakwater', '--data', 'd'], true)).toEqual(['--data', 'd']);
    expect(ownArguments(['Breakwater', '-psn_0_12345'], true)).toEqual([]);
  });
});
