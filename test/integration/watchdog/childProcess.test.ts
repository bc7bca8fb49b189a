/** The real watchdog process beside a desk's process that is killed without warning (ES-14). */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWatchdog } from '../../../src/main/adapters/watchdog/startWatchdog.ts';
import { watchdogReportSchema } from '../../../src/shared/model/watchdogReport.ts';
import { buildMain, type BuiltMain } from '../../support/buildMain.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';
import { everyByte } from '../../support/liveDesk.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { beatOf, ordersFor, shortLimits, until } from '../../support/watchdogHarness.ts';

const BEATING_DESK = join(import.meta.dirname, '..', '..', 'support', 'beatingDesk.ts');
let built: BuiltMain;
let venue: VenueSimulator;
let dir = '';
let desk: ChildProcess | null = null;

beforeAll(async () => {
  built = await buildMain({ beatingDesk: BEATING_DESK });
});
afterAll(() => built.remove());
beforeEach(async () => {
  venue = await startVenueSimulator({ prices: { BTCUSDT: '60000', ETHUSDT: '3000' } });
  dir = newDataDir();
  venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '60000' });
  venue.foreign.placeAlgo({
    symbol: 'BTCUSDT',
    side: 'SELL',
    type: 'STOP_MARKET',
    quantity: '0.01',
    triggerPrice: '55000',
    reduceOnly: 'true',
    clientAlgoId: 'L-000002',
  });
  venue.foreign.place('usdm', {
    symbol: 'ETHUSDT',
    side: 'BUY',
    type: 'LIMIT',
    timeInForce: 'GTC',
    quantity: '1',
    price: '2900',
    newClientOrderId: 'L-000003',
  });
});
afterEach(async () => {
  desk?.kill('SIGKILL');
  await venue.stop();
  removeDataDir(dir);
});

/** Long enough that neither process is taken for silent because the machine is busy. */
const limits = { ...shortLimits, silentMs: 3_000, flattenMs: 6_000 };
const orders = () => ordersFor(venue, 'PERP', { file: join(dir, 'watchdog.json'), settings: limits });
const BEAT = beatOf([{ name: 'BTCUSDT', quantity: '0.01' }], { entries: 1 });

describe('the watchdog process', () => {
  it.each([
    ['unbuilt', () => BEATING_DESK],
    ['as it is built and shipped', () => built.file('beatingDesk.js')],
  ])('cancels and closes for a desk that was killed, and leaves its receipts, %s', async (_how, program) => {
    const child = fork(program(), [], { execArgv: [] });
    desk = child;
    const said: unknown[] = [];
    child.on('message', (word) => said.push(word));
    child.send([orders(), BEAT]);
    await until(() => said.includes('beating'));
    expect(venue.usdm.openOrders()).toHaveLength(1);

    child.kill('SIGKILL');
    const killedAt = performance.now();
    await until(() => venue.usdm.openOrders().length === 0);
    expect(venue.usdm.positions()).toHaveLength(1);
    expect(venue.usdm.openAlgoOrders()).toHaveLength(1);
    await until(() => venue.usdm.isFlat());
    const at = (method: string): number => (venue.requests.find((each) => each.method === method)?.at ?? 0) - killedAt;
    // The last heartbeat is older than the kill: by half a second, and by more where the machine is busy.
    expect(at('DELETE')).toBeGreaterThan(limits.silentMs / 2);
    expect(at('POST')).toBeGreaterThan(limits.flattenMs / 2);

    const file = join(dir, 'watchdog.json');
    const report = () => watchdogReportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    await until(() => existsSync(file) && report().state === 'FLAT');
    expect(report()).toMatchObject({ cause: 'CRASHED', account: 'binance:PERP:custom', problems: [] });
    expect(report().closes).toMatchObject([{ symbol: 'BTCUSDT', side: 'SELL', outcome: 'ENDED' }]);
    const { apiKey, secret } = venue.credentials;
    for (const { bytes } of everyByte(dir)) expect(bytes.includes(apiKey) || bytes.includes(secret)).toBe(false);
  });

  it('leaves by itself after a goodbye and touches nothing', async () => {
    const watchdog = startWatchdog();
    const words: unknown[] = [];
    const ends: string[] = [];
    watchdog.onWord((word) => words.push(word));
    watchdog.onEnd((text) => ends.push(text));
    watchdog.send(orders());
    await until(() => words.length === 1);
    expect(words).toEqual([{ kind: 'ready', problem: null }]);
    watchdog.send(BEAT);
    watchdog.send({ kind: 'goodbye' });
    await until(() => ends.length === 1);
    expect(ends).toEqual(['it ended with code 0']);
    expect(venue.usdm.openOrders()).toHaveLength(1);
    expect(existsSync(join(dir, 'watchdog.json'))).toBe(false);
    watchdog.send(BEAT);
  });
});
