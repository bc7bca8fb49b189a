import { describe, expect, it } from 'vitest';
import {
  formOf,
  isOwnAdapter,
  readAccountForm,
} from '../../../../../src/renderer/features/settings/venue/accountForm.ts';

const own = {
  rest: ' http://127.0.0.1:9 ',
  stream: 'ws://127.0.0.1:9/fut',
  wsApi: 'ws://127.0.0.1:9/ws-api/v3',
};

describe('readAccountForm', () => {
  it('offers play money first', () => {
    const form = formOf(null);
    expect(readAccountForm(form)).toEqual({
      ok: true,
      value: { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} },
    });
  });

  it('takes any id of the exchange library, and says which one the desk knows by itself', () => {
    const form = { ...formOf(null), exchange: ' Bybit ', environment: 'testnet' } as const;
    expect(readAccountForm(form)).toMatchObject({ value: { exchange: 'bybit', environment: 'testnet' } });
    expect(isOwnAdapter(form)).toBe(false);
    expect(isOwnAdapter(formOf(null))).toBe(true);
    const wrong = readAccountForm({ ...form, exchange: 'OKX!' });
    expect(!wrong.ok && wrong.error).toContain('found "OKX!"');
  });

  it('reads own addresses for the environment that has them, and no other', () => {
    const form = { ...formOf(null), ...own };
    expect(readAccountForm({ ...form, environment: 'custom' })).toMatchObject({
      value: { endpoints: { rest: 'http://127.0.0.1:9', stream: 'ws://127.0.0.1:9/fut' } },
    });
    expect(readAccountForm({ ...form, environment: 'live' })).toMatchObject({ value: { endpoints: null } });
  });

  it.each([
    ['rest', 'ws://127.0.0.1:9', 'REST address'],
    ['rest', 'http://me:pw@127.0.0.1:9', 'REST address'],
    ['stream', '', 'Stream address'],
    ['wsApi', 'http://127.0.0.1:9', 'Request socket'],
    ['rest', 'http://10.0.0.7', 'REST address: found "http://10.0.0.7", which is not encrypted'],
    ['stream', 'wss://127.0.0.1:99999', 'Stream address: found "wss://127.0.0.1:99999", which is no address'],
  ])('says what is wrong with %s "%s"', (field, text, found) => {
    const read = readAccountForm({ ...formOf(null), ...own, environment: 'custom', [field]: text });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toContain(found);
  });

  it.each(['http://me:PASSword@127.0.0.1:9', 'http://127.0.0.1:9/?token=PASSword'])(
    'does not say back what may hold a password: %s',
    (rest) => {
      const read = readAccountForm({ ...formOf(null), ...own, environment: 'custom', rest });
      expect(read.ok ? '' : read.error).toBe(
        'REST address: found one with more than an address, expected a http or https address without user name, password or query.',
      );
    },
  );

  it('reads holdings on spot', () => {
    const form = { ...formOf(null), market: 'SPOT', legacy: 'btc 0.5,  ETH 2 ,' } as const;
    expect(readAccountForm(form)).toMatchObject({ value: { legacy: { BTC: '0.5', ETH: '2' } } });
    expect(readAccountForm({ ...form, market: 'PERP' })).toMatchObject({ value: { legacy: {} } });
    const wrong = readAccountForm({ ...form, legacy: '0.5 BTC' });
    expect(!wrong.ok && wrong.error).toContain('found "0.5 BTC"');
  });

  it('shows an account as it was typed', () => {
    const account = {
      exchange: 'binance',
      market: 'SPOT',
      environment: 'custom',
      endpoints: { rest: 'http://127.0.0.1:9', stream: 'ws://127.0.0.1:9/stream', wsApi: 'ws://127.0.0.1:9/ws' },
      legacy: { BTC: '0.5', ETH: '2' },
    } as const;
    expect(readAccountForm(formOf(account))).toEqual({ ok: true, value: account });
  });
});
