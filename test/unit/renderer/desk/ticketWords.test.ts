import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../src/shared/ipc/contract.ts';
import type { RiskCheck, SizingWire } from '../../../../src/shared/model/risk.ts';
import {
  bindingText,
  failedFirst,
  placeLabel,
  refusalTexts,
  riskShareText,
  stopDistance,
} from '../../../../src/renderer/features/desk/ticket/ticketWords.ts';
import { btc } from './rows.ts';

const sizing: SizingWire = {
  quantity: '0.00264',
  notional: '158.4',
  riskAmount: '9.99',
  riskFractionActual: '0.000999',
  binding: 'RISK',
  candidates: [
    { constraint: 'RISK', quantity: '0.00264' },
    { constraint: 'GROSS_EXPOSURE', quantity: '0.00333' },
    { constraint: 'CORRELATION', quantity: '0.00266' },
    { constraint: 'DAILY_LOSS', quantity: '0.02642' },
  ],
  equity: '10000',
  riskFraction: '0.001',
  volatilityMultiplier: '1',
  performanceMultiplier: '1',
  riskBudget: '10',
  lossPerUnit: '3784.1',
  entryPrice: '60000',
  stopPrice: '56400',
  effectiveEntry: '60012',
  effectiveStop: '56372',
  entryFee: '60',
  exitFee: '56.4',
  entrySlippage: '12',
  stopSlippage: '28',
  warnings: [],
};

const preview: Preview = {
  ok: true,
  quantity: '0.00264',
  entryPrice: '60000',
  stopPrice: '56400',
  sizing,
  checks: [],
  proposed: null,
  refusals: [],
  unusual: null,
};

const check = (rule: string, passed: boolean, text = ''): RiskCheck => ({
  rule,
  code: rule,
  name: rule,
  passed,
  value: null,
  limit: null,
  unit: '',
  text,
});

describe('ticketWords', () => {
  it('names the binding limit and the next one', () => {
    expect(bindingText(sizing, btc)).toBe('binds RISK (next: CORR 0.00266)');
  });

  it('shows the risk really taken below the one allowed', () => {
    expect(riskShareText(sizing.riskFractionActual, sizing.riskFraction)).toBe('0.0999% of 0.1%');
  });

  it('carries book, side, quantity and base on the button', () => {
    expect(placeLabel({ book: 'LIVE', side: 'BUY', preview, instrument: btc })).toBe('Place LIVE BUY 0.00264 BTC');
    expect(placeLabel({ book: 'PAPER', side: 'SELL', preview: null, instrument: btc })).toBe('Place PAPER SELL BTC');
  });

  it('gives the signed distance from entry to stop', () => {
    expect(stopDistance(preview)).toBe('-0.06');
    expect(stopDistance({ ...preview, stopPrice: null })).toBeNull();
  });

  it('lists failed checks first and keeps the order otherwise', () => {
    const checks = [check('RC-02', true), check('RC-04', false), check('RC-06', true), check('RC-07', false)];
    expect(failedFirst(checks).map((each) => each.rule)).toEqual(['RC-04', 'RC-07', 'RC-02', 'RC-06']);
  });

  it('takes the texts of failed checks, else the message of the failure', () => {
    const checks = [check('RC-08', false, 'Same order accepted 1.8 s ago.'), check('RC-02', true)];
    expect(refusalTexts({ code: 'DENIED', message: 'Denied.', checks })).toEqual(['Same order accepted 1.8 s ago.']);
    expect(refusalTexts({ code: 'REJECTED', message: 'Binance rejected it.', checks: [] })).toEqual([
      'Binance rejected it.',
    ]);
  });
});
