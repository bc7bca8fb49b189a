/** What keeps a key from taking over, one reason each; the client that was opened for it is closed again. */
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/shared/base/result.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { createVirtualClock } from '../../../../src/main/adapters/clock/virtualClock.ts';
import { tryKey, type KeyTrial } from '../../../../src/main/desk/venue/tryKey.ts';
import type { SnapshotAnswer } from '../../../../src/main/ports/venue.ts';
import { FakeLiveVenue, tradeOnly } from '../../../support/fakeLiveVenue.ts';

const BTC = symbolName('BTC/USDT');
const credentials = { apiKey: 'PLANTEDkey', secret: 'PLANTEDsecret' };
const account = { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} } as const;
const clock = createVirtualClock(unixMs(1_760_000_000_000));

class Account extends FakeLiveVenue {
  held: string | null = null;

  override snapshot(answer: (answer: SnapshotAnswer) => void): void {
    if (this.isSilent) return;
    const position = { symbol: BTC, averageEntry: price('60000'), leg: 'NET', liquidationPrice: null } as const;
    const positions = this.held === null ? [] : [{ ...position, quantity: quantity(this.held) }];
    answer({ kind: 'snapshot', venueTime: unixMs(1), positions, orders: [], balance: money('1000'), setup: null });
  }
}

const trialOf = (client: FakeLiveVenue, held: KeyTrial['held'] = []): KeyTrial => ({
  account,
  credentials,
  held,
  open: async () => ok(client),
  clock,
});
const long = [{ symbol: BTC, quantity: quantity('0.00264') }];

describe('tryKey', () => {
  it('hands on the client of a key that may trade and nothing else', async () => {
    const client = new Account();
    expect(await tryKey(trialOf(client))).toEqual(ok(client));
    expect(client.isClosed).toBe(false);
  });

  it('tells why the venue did not open, without the key in it', async () => {
    const open = async () => err({ code: 'VENUE_KEY_REFUSED', text: 'refuses PLANTEDkey with PLANTEDsecret' });
    expect(await tryKey({ ...trialOf(new Account()), open })).toEqual(err('refuses [key] with [secret]'));
  });

  it('refuses a key that may withdraw, and closes its client', async () => {
    const client = new Account();
    client.report = { ...tradeOnly, canWithdraw: true };
    const tried = await tryKey(trialOf(client));
    expect(tried.ok ? '' : tried.error).toContain('This key may withdraw. Live needs a key that cannot.');
    expect(client.isClosed).toBe(true);
  });

  it('refuses a key that the venue could not be asked about', async () => {
    const client = new Account();
    client.report = { ...tradeOnly, valid: null, findings: ['timed out'] };
    expect(await tryKey(trialOf(client))).toEqual(err('The venue could not be asked about the key: timed out.'));
    client.report = new Error('PLANTEDsecret broke the line');
    expect(await tryKey(trialOf(client))).toEqual(err('[secret] broke the line'));
  });

  it('refuses a key of another account while a position is open', async () => {
    const client = new Account();
    const other =
      'The account behind the key does not hold BTC/USDT LONG. It is another account than the one the desk trades.';
    expect(await tryKey(trialOf(client, long))).toEqual(err(other));
    client.held = '-0.00264';
    expect(await tryKey(trialOf(client, long))).toEqual(err(other));
  });

  it('takes the same account although the quantity differs: that is for the comparison', async () => {
    const client = new Account();
    client.held = '0.002';
    expect(await tryKey(trialOf(client, long))).toEqual(ok(client));
  });

  it('does not wait longer than ten seconds for the account', async () => {
    const client = new Account();
    client.isSilent = true;
    const tried = tryKey(trialOf(client, long));
    while (clock.nextDue() === null) await Promise.resolve();
    clock.advanceTo(unixMs(clock.now() + 10_000));
    expect(await tried).toEqual(err('The account behind the key could not be read: no answer in 10 s'));
    expect(client.isClosed).toBe(true);
  });
});
