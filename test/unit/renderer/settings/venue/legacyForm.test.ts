import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../../src/shared/base/result.ts';
import type { ExternalRow } from '../../../../../src/renderer/features/desk/external/externalWords.ts';
import {
  legacyRows,
  readAsset,
  readLegacyList,
  wholeOf,
} from '../../../../../src/renderer/features/settings/venue/legacyForm.ts';

const row: ExternalRow = {
  kind: 'POSITION',
  symbol: 'SOL/USDT',
  id: '',
  text: '',
  ours: '0',
  theirs: '12.5',
  since: null,
  left: false,
  stop: null,
};

describe('legacyRows', () => {
  it('joins what is on the list with what the venue shows beyond it', () => {
    const order: ExternalRow = { ...row, kind: 'ORDER', symbol: 'XRP/USDT', id: 'web-1', ours: null, theirs: null };
    const less: ExternalRow = { ...row, symbol: 'ADA/USDT', ours: '5', theirs: '4' };
    const more: ExternalRow = { ...row, symbol: 'BTC/USDT', ours: '0.1', theirs: '0.12' };
    expect(legacyRows({ ETH: '3', BTC: '0.5' }, [row, order, less, more])).toEqual([
      { asset: 'BTC', listed: '0.5', beyond: '0.02' },
      { asset: 'ETH', listed: '3', beyond: null },
      { asset: 'SOL', listed: '0', beyond: '12.5' },
    ]);
  });

  it('adds both for all of it', () => {
    expect(wholeOf({ asset: 'BTC', listed: '0.5', beyond: '0.02' })).toBe('0.52');
    expect(wholeOf({ asset: 'ETH', listed: '3', beyond: null })).toBe('3');
  });
});

describe('readLegacyList', () => {
  it('takes an asset off the list that is empty or zero', () => {
    expect(readLegacyList({ BTC: '0.50', ETH: ' ', SOL: '0' })).toEqual(ok({ BTC: '0.5' }));
  });

  it('names the asset that cannot be read', () => {
    expect(readLegacyList({ BTC: '1', ETH: '1,5' })).toEqual(err('ETH: Found a comma as decimal sign. Write 1.5.'));
  });
});

describe('readAsset', () => {
  it('writes it as the venue does, once', () => {
    expect(readAsset(' sol ', ['BTC'])).toEqual(ok('SOL'));
    expect(readAsset('btc', ['BTC'])).toEqual(err('BTC is on the list already.'));
    expect(readAsset('S/L', [])).toEqual(err("Found 'S/L'. Write the name of one asset such as BTC."));
  });
});
