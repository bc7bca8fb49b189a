import { describe, expect, it } from 'vitest';
import { SwitchableVenue } from '../../../../src/main/desk/venue/switchableVenue.ts';
import type { AccountEvent } from '../../../../src/main/ports/venue.ts';
import { clientOrderId, symbolName, venueOrderId } from '../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildTerms } from '../../../support/buildOrder.ts';
import { FakeLiveVenue } from '../../../support/fakeLiveVenue.ts';

const id = clientOrderId('L-000001');
const symbol = symbolName('BTC/USDT:USDT');
const terms = buildTerms();
const accepted = { kind: 'accepted', venueOrderId: venueOrderId('7'), venueTime: unixMs(5) } as const;
const account = { exchange: 'binance', market: 'SPOT', environment: 'demo', endpoints: null, legacy: {} } as const;

function asked(venue: SwitchableVenue): unknown[] {
  const answers: unknown[] = [];
  const keep = (answer: unknown) => void answers.push(answer);
  venue.place(terms, keep);
  venue.cancel(id, symbol, keep);
  venue.query(id, symbol, keep);
  venue.snapshot(keep);
  venue.armSwitch(symbol, 60_000, keep);
  return answers;
}

describe('SwitchableVenue', () => {
  it('rejects orders and knows nothing while nothing is connected', () => {
    const unknown = { kind: 'unknown', text: 'The venue is not connected.' };
    expect(asked(new SwitchableVenue())).toEqual([
      { kind: 'rejected', code: 'VENUE_NOT_CONNECTED', text: 'The venue is not connected.' },
      unknown,
      unknown,
      unknown,
      false,
    ]);
  });

  it('is what its account says before it is connected, and counts as real money until it is known', () => {
    const venue = new SwitchableVenue();
    expect(venue.account).toBeNull();
    expect(venue.capabilities).toMatchObject({ simulated: false, realMoney: true, restingStop: false });
    venue.configure(account);
    expect(venue.account).not.toBeNull();
    expect(venue.name).toBe('Binance demo');
    expect(venue.capabilities).toMatchObject({ market: 'SPOT', reduceOnly: false, realMoney: false });
    expect(venue.instruments()).toEqual([]);
  });

  it('hands everything to the client behind it', async () => {
    const venue = new SwitchableVenue();
    const client = new FakeLiveVenue();
    await venue.replace(client, 'test');
    expect(venue.name).toBe('fake');
    expect(venue.capabilities).toBe(client.capabilities);
    expect(asked(venue)).toMatchObject([{ kind: 'canceled' }, { kind: 'absent' }, { kind: 'snapshot' }, true]);
    const answers: unknown[] = [];
    venue.place(terms, (answer) => answers.push(answer));
    client.placed.at(-1)?.(accepted);
    expect(answers).toEqual([accepted]);
  });

  it('answers unknown, once, what a client that is taken away never answered', async () => {
    const venue = new SwitchableVenue();
    const client = new FakeLiveVenue();
    client.isSilent = true;
    await venue.replace(client, 'test');
    const answers = asked(venue);
    await venue.replace(null, 'The key was removed.');
    expect(client.isClosed).toBe(true);
    expect(answers).toMatchObject([
      { kind: 'unknown' },
      { kind: 'unknown' },
      { kind: 'unknown' },
      { kind: 'unknown' },
      false,
    ]);
    client.placed[0]?.(accepted);
    expect(answers).toHaveLength(5);
  });

  it('keeps its listeners across clients and says that one went down and another is up', async () => {
    const venue = new SwitchableVenue();
    const events: AccountEvent[] = [];
    const stop = venue.onAccount((event) => events.push(event));
    const [one, other] = [new FakeLiveVenue(), new FakeLiveVenue()];
    await venue.replace(one, 'test');
    await venue.replace(other, 'Keys were replaced.');
    one.say({ kind: 'setupChanged', text: 'from the one that is gone' });
    other.say({ kind: 'setupChanged', text: 'leverage' });
    expect(events).toEqual([
      { kind: 'connection', state: 'up', text: 'fake is connected.' },
      { kind: 'connection', state: 'down', text: 'Keys were replaced.' },
      { kind: 'connection', state: 'up', text: 'fake is connected.' },
      { kind: 'setupChanged', text: 'leverage' },
    ]);
    stop();
    other.say({ kind: 'setupChanged', text: 'nobody listens' });
    expect(events).toHaveLength(4);
  });

  it('goes in silence when the desk stops', async () => {
    const venue = new SwitchableVenue();
    await venue.replace(new FakeLiveVenue(), 'test');
    const events: AccountEvent[] = [];
    venue.onAccount((event) => events.push(event));
    await venue.replace(null, null);
    expect(events).toEqual([]);
    expect(venue.current).toBeNull();
  });
});
