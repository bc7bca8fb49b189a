import { beforeEach, describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { UsdmTranslator } from '../../../../../../src/main/adapters/venue/ccxt/stream/usdm/usdmTranslator.ts';
import { symbolName } from '../../../../../../src/shared/values/ids.ts';
import { toWire } from '../../../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { usdmMessage } from '../../../../../support/userMessages.ts';

const BTC = symbolName('BTC/USDT:USDT');
const START = 1_763_820_000_000;
let stream: UsdmTranslator;

const at = (ms: number) => unixMs(START + ms);
const take = (name: string, fields: Record<string, unknown> = {}, ms = 0) =>
  toWire(stream.take(usdmMessage(name, fields), at(ms)));

beforeEach(() => {
  stream = new UsdmTranslator(
    {
      symbolOf: (name) => (name === 'BTCUSDT' ? BTC : null),
      currency: 'USDT',
      rateOf: () => null,
      learnNumber: () => undefined,
      report: () => undefined,
    },
    new AccountMoves('USDT'),
  );
});

describe('UsdmTranslator: the account', () => {
  const account = (fields: Record<string, unknown>, T = START) =>
    toWire(stream.take({ ...usdmMessage('ACCOUNT_UPDATE.ORDER'), T, a: fields }, at(0)));
  const isolated = { m: 'FUNDING_FEE', B: [{ a: 'USDT', wb: '1', cw: '1', bc: '-0.0874405' }], P: [{ s: 'BTCUSDT' }] };

  it('tells funding once, with an id that the time of day gives', () => {
    const event = {
      kind: 'funding',
      symbol: 'BTC/USDT:USDT',
      amount: '-0.0874405',
      id: 'BTC/USDT:USDT@2025-11-22T16:00:00.000Z',
      venueTime: 1_763_827_200_100,
    };
    expect(account(isolated, 1_763_827_200_100)).toEqual([event]);
    expect(account(isolated, 1_763_827_200_100)).toEqual([]);
    expect(account(isolated, 1_763_827_200_100 + 8 * 3_600_000)).toMatchObject([
      { id: 'BTC/USDT:USDT@2025-11-23T00:00:00.000Z' },
    ]);
  });

  it('asks by REST for the parts of funding that cross positions paid in one sum', () => {
    expect(take('ACCOUNT_UPDATE.FUNDING_FEE')).toEqual([]);
    expect(stream.isMissing(at(500))).toBe(true);
  });

  it.each(['DEPOSIT', 'WITHDRAW', 'ADJUSTMENT', 'ASSET_TRANSFER', 'COIN_SWAP_DEPOSIT'])(
    'tells %s as money that was not earned, once',
    (m) => {
      const fields = { m, B: [{ a: 'USDT', wb: '1', cw: '1', bc: '-250.5' }], P: [] };
      const event = { kind: 'transfer', amount: '-250.5', note: `250.5 USDT left the account (${m})` };
      expect(account(fields)).toEqual([event]);
      expect(account(fields)).toEqual([]);
    },
  );

  it('says that another asset came, which is no money of the account currency', () => {
    const fields = { m: 'DEPOSIT', B: [{ a: 'BNB', wb: '1', cw: '1', bc: '2' }], P: [] };
    expect(account(fields)).toEqual([{ kind: 'setupChanged', text: '2 BNB came to the account (DEPOSIT).' }]);
  });

  it.each(['ORDER', 'MARGIN_TRANSFER'])('tells nothing of %s', (m) => {
    expect(account({ m, B: [{ a: 'USDT', wb: '1', cw: '1', bc: '3' }], P: [] })).toEqual([]);
  });

  it.each([
    [{ m: 'MARGIN_TYPE_CHANGE', B: [], P: [{ s: 'BTCUSDT' }] }, 'The margin mode of BTC/USDT:USDT was changed.'],
    [{ m: 'INSURANCE_CLEAR', B: [], P: [] }, 'The insurance fund settled what a liquidation left.'],
  ])('says %j in words', (fields, text) => {
    expect(account(fields)).toEqual([{ kind: 'setupChanged', text }]);
  });

  it('says that leverage was changed', () => {
    expect(take('ACCOUNT_CONFIG_UPDATE.leverage')).toEqual([
      { kind: 'setupChanged', text: 'Leverage of BTC/USDT:USDT is now 25x.' },
    ]);
  });

  it('says that multi-assets mode, or anything else, was changed', () => {
    const config = (fields: object) => stream.take({ e: 'ACCOUNT_CONFIG_UPDATE', E: START, ...fields }, at(0));
    expect(config({ ai: { j: true } })).toEqual([{ kind: 'setupChanged', text: 'Multi-assets mode was turned on.' }]);
    expect(config({ dual: true })).toEqual([{ kind: 'setupChanged', text: 'A setting of the account was changed.' }]);
  });

  it('passes a margin call on', () => {
    expect(take('MARGIN_CALL')).toEqual([
      { kind: 'setupChanged', text: 'Margin call: BTC/USDT:USDT is close to liquidation.' },
    ]);
  });
});
