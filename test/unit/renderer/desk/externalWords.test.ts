import { describe, expect, it } from 'vitest';
import {
  choiceTitle,
  choiceWords,
  externalKey,
  externalKind,
  heldWords,
  isFlatThere,
  positionWords,
  type ExternalRow,
} from '../../../../src/renderer/features/desk/external/externalWords.ts';

const foreign: ExternalRow = {
  kind: 'POSITION',
  symbol: 'ETH/USDT',
  id: '',
  text: 'we hold 0, the venue says -0.5 from 2611.4',
  ours: '0',
  theirs: '-0.5',
  since: 1_000,
  left: false,
  stop: null,
};
const differing: ExternalRow = { ...foreign, symbol: 'BTC/USDT', ours: '0.01', theirs: '0.007' };
const gone: ExternalRow = { ...differing, theirs: '0' };
const left: ExternalRow = { ...foreign, left: true, text: '-0.5 is not ours', since: null };
const order: ExternalRow = { ...foreign, kind: 'ORDER', id: 'web-7', ours: null, theirs: null };

describe('externalWords', () => {
  it('tells what was opened elsewhere from what differs and what is left alone', () => {
    expect([foreign, order, differing, gone, left].map(externalKind)).toEqual([
      'external',
      'external',
      'mismatch',
      'mismatch',
      'left',
    ]);
  });

  it('says the side in words and the quantity without a sign', () => {
    expect(heldWords('-0.5', '0.001')).toBe('SHORT 0.500');
    expect(heldWords('0.4', undefined)).toBe('LONG 0.4');
    expect(heldWords('0', '0.001')).toBe('flat');
  });

  it('writes the row of each kind', () => {
    expect(positionWords(foreign, '0.1', 0)).toBe(
      'SHORT 0.5 not opened here: close, adopt or leave; entries in ETH/USDT wait',
    );
    expect(positionWords(differing, '0.001', 12_000)).toBe('we: 0.010, venue: 0.007, checking 12 s');
    expect(positionWords(differing, '0.001', null)).toBe('we: 0.010, venue: 0.007');
    expect(positionWords(left, '0.1', null)).toBe(
      'SHORT 0.5, of it -0.5 is not ours: left alone, entries in ETH/USDT stay blocked',
    );
  });

  it('titles the choice after what differs', () => {
    expect(choiceTitle(foreign, '0.1')).toBe('Position not opened by Breakwater: ETH/USDT SHORT 0.5');
    expect(choiceTitle(gone, '0.001')).toBe('Position differs: BTC/USDT flat at the venue, LONG 0.010 here');
  });

  it('knows where there is nothing to close, and names each row once', () => {
    expect([foreign, gone, order].map(isFlatThere)).toEqual([false, true, false]);
    expect(new Set([foreign, differing, order].map(externalKey)).size).toBe(3);
  });

  it('says how much a close would close, ours included', () => {
    expect(choiceWords(differing, '0.001')).toContain(
      'one reduce-only market order closes all of it, LONG 0.007. Left',
    );
    expect(choiceWords(gone, '0.001')).toMatch(/^The venue holds nothing there\./);
  });
});
