import { describe, expect, it } from 'vitest';
import { deskLayoutOf } from '../../../../src/renderer/features/desk/layout/deskLayout.ts';
import {
  clampPaneSizes,
  defaultPaneSizes,
  paneSizesText,
  parsePaneSizes,
} from '../../../../src/renderer/features/desk/layout/paneSizes.ts';
import { matchSymbols } from '../../../../src/renderer/features/desk/matchSymbols.ts';

describe('deskLayoutOf', () => {
  it.each([
    [1_280, 'wide'],
    [1_200, 'wide'],
    [1_199, 'narrow'],
    [1_024, 'narrow'],
    [999, 'tabs'],
    [640, 'tabs'],
    [639, 'compact'],
  ])('gives %i px the layout %s', (width, layout) => {
    expect(deskLayoutOf(width)).toBe(layout);
  });
});

describe('pane sizes', () => {
  const space = { width: 1_200, height: 690 };

  it('starts narrow windows with a ticket of 280 and a chart of 190', () => {
    expect(defaultPaneSizes('narrow', { width: 970, height: 500 })).toEqual({ side: 280, chart: 190 });
  });

  it('leaves every pane usable', () => {
    expect(clampPaneSizes({ side: 5_000, chart: 5_000 }, space)).toEqual({ side: 560, chart: 558 });
    expect(clampPaneSizes({ side: 0, chart: 0 }, space)).toEqual({ side: 260, chart: 150 });
  });

  it('reads back what it stored and nothing else', () => {
    expect(parsePaneSizes(paneSizesText({ side: 300, chart: 240 }))).toEqual({ side: 300, chart: 240 });
    expect(parsePaneSizes('{"side":1}')).toBeNull();
    expect(parsePaneSizes(null)).toBeNull();
  });
});

describe('matchSymbols', () => {
  it('puts symbols that start with the text first', () => {
    expect(matchSymbols(['ETH/BTC', 'SOL/USDT', 'BTC/USDT', 'BTC/EUR'], ' btc')).toEqual([
      'BTC/EUR',
      'BTC/USDT',
      'ETH/BTC',
    ]);
  });
});
