import { describe, expect, it } from 'vitest';
import { newForm, requestOf } from '../../../../src/renderer/features/backtests/backtestForm.ts';
import { linePath, placed } from '../../../../src/renderer/features/backtests/linePath.ts';

const strategy: Parameters<typeof newForm>[0] = {
  id: 'donchian',
  name: 'Donchian',
  version: '4be1c0de',
  status: 'STOPPED',
  text: '',
  parameters: { entry: 20, shorts: true },
  symbols: [],
  interval: '1h',
  trades: 0,
  signals: 0,
  lastSignalAt: null,
};
const filled = { ...newForm(strategy, '2000'), variants: '3' };

describe('backtestForm', () => {
  it('asks for what was typed', () => {
    const request = requestOf({ ...filled, symbols: 'BTC/USDT, ETH/USDT', from: '2024-08-05 06:00' }, strategy);
    expect(request).toEqual({
      ok: true,
      value: {
        strategy: 'donchian',
        parameters: { entry: 20, shorts: true },
        symbols: ['BTC/USDT', 'ETH/USDT'],
        source: 'feed',
        from: Date.UTC(2024, 7, 5, 6),
        to: null,
        equity: '2000',
        declaredVariants: 3,
        seed: 1,
        afterStop: 'END',
      },
    });
  });

  it.each([
    [{ variants: '' }, "Variants tried: found ''. Write a whole number, 0 if none."],
    [
      { parameters: { entry: 'x', shorts: 'true' } },
      "entry: Found 'x'. Write digits with a point as decimal sign, such as 1,000.5.",
    ],
    [{ to: 'soon' }, "To: found 'soon'. Write a UTC time such as 2024-08-05 06:00."],
    [{ equity: '-5' }, "Equity: Found a sign in '-5'. Write the number without it."],
  ])('refuses %j in words', (change, text) => {
    expect(requestOf({ ...filled, ...change }, strategy)).toEqual({ ok: false, error: text });
  });
});

describe('linePath', () => {
  const points = [
    { at: 0, equity: 100, hold: 100 },
    { at: 10, equity: 110, hold: 90 },
  ];

  it('puts the highest value at the top and the last point at the right', () => {
    expect(linePath(points, placed(points, { width: 200, height: 40 }), 'equity')).toBe('M0.0 20.0L200.0 0.0');
  });

  it('draws a flat curve in the middle', () => {
    const flat = [{ at: 5, equity: 100, hold: 100 }];
    expect(linePath(flat, placed(flat, { width: 200, height: 40 }), 'hold')).toBe('M0.0 20.0');
  });
});
