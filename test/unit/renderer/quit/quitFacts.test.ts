import { describe, expect, it } from 'vitest';
import {
  isUnprotected,
  quitFacts,
  quitOpen,
  quitText,
  quitWaits,
} from '../../../../src/renderer/features/quit/quitFacts.ts';
import { buildView } from '../../../support/buildView.ts';

const { positions, orders } = buildView().rows;
const held = positions['BTC/USDT'];
const entry = orders['L-1'];
if (held === undefined || entry === undefined) throw new Error('the view has a position and an entry');
const live = { ...held, book: 'LIVE' } as const;
const working = { ...entry, book: 'LIVE' } as const;

describe('quitFacts', () => {
  it('counts the live book alone', () => {
    expect(quitFacts(positions, orders)).toEqual({ positions: 0, protectedAtVenue: 0, entries: 0 });
  });

  it('counts a stop that is not at the venue as none, and entries that work', () => {
    const rows = { a: live, b: { ...live, symbol: 'ETH/USDT', stopPlace: 'engine' } } as const;
    const found = {
      'L-1': working,
      'L-2': { ...working, status: 'CANCELED' },
      'L-3': { ...working, status: 'UNKNOWN' },
      'L-4': { ...working, role: 'STOP' },
    } as const;
    expect(quitFacts(rows, found)).toEqual({ positions: 2, protectedAtVenue: 1, entries: 2 });
  });
});

describe('words of quitting', () => {
  const two = { positions: 2, protectedAtVenue: 2, entries: 1 };

  it('name what is open and what becomes of it', () => {
    expect([quitOpen(two), quitText(two)]).toEqual([
      '2 live positions',
      'Stops at the venue: 2 of 2. Entries will be canceled.',
    ]);
    expect(quitText({ ...two, entries: 0 })).toBe('Stops at the venue: 2 of 2. No entry works.');
    const onlyEntries = { positions: 0, protectedAtVenue: 0, entries: 1 };
    expect([quitOpen(onlyEntries), quitText(onlyEntries)]).toEqual(['1 live entry', 'Entries will be canceled.']);
  });

  it('name what is waited for', () => {
    const settled = 'The desk quits by itself when that is settled.';
    expect(quitWaits(two, true)).toBe(`Waiting for the venue: 2 positions and 1 entry left. ${settled}`);
    expect(quitWaits(two, false)).toBe(`Waiting for the venue: 1 entry left. ${settled}`);
    expect(quitWaits({ ...two, entries: 0 }, false)).toBe(`Waiting for the venue. ${settled}`);
  });

  it('ask for the phrase where something stays without protection', () => {
    expect(isUnprotected(two, 'ASKED')).toBe(false);
    expect(isUnprotected({ ...two, protectedAtVenue: 1 }, 'ASKED')).toBe(true);
    expect(isUnprotected(two, 'LEAVING')).toBe(true);
    expect(isUnprotected({ ...two, entries: 0 }, 'LEAVING')).toBe(false);
  });
});
