/** The watchdog as a utility process of Electron, on the stand-in: for a build that may not fork its own program (ES-14). */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startUtilityWatchdog } from '../../../src/main/adapters/watchdog/startUtilityWatchdog.ts';
import { watchdogReportSchema } from '../../../src/shared/model/watchdogReport.ts';
import { standInUtilityProcess } from '../../support/standInUtilityProcess.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { beatOf, ordersFor, shortLimits, until } from '../../support/watchdogHarness.ts';

let venue: VenueSimulator;
let dir = '';
beforeEach(async () => {
  venue = await startVenueSimulator({ prices: { BTCUSDT: '60000', ETHUSDT: '3000' } });
  dir = newDataDir();
});
afterEach(async () => {
  await venue.stop();
  removeDataDir(dir);
});
const file = () => join(dir, 'watchdog.json');
const orders = () =>
  ordersFor(venue, 'PERP', { file: file(), settings: { ...shortLimits, silentMs: 600, flattenMs: 1_200 } });

function start() {
  const electron = standInUtilityProcess();
  const watchdog = startUtilityWatchdog(electron)();
  const words: unknown[] = [];
  const ends: string[] = [];
  watchdog.onWord((word) => words.push(word));
  watchdog.onEnd((text) => ends.push(text));
  return { electron, watchdog, words, ends };
}

describe('the watchdog as a utility process', () => {
  it('closes the position of a desk that fell silent, tells it, and leaves on its goodbye', async () => {
    venue.foreign.openPosition('BTCUSDT', { amount: '0.01', price: '60000' });
    const { electron, watchdog, words, ends } = start();
    expect(electron.forked.map((each) => each.file)).toEqual([expect.stringMatching(/watchdog\.ts$/)]);
    expect(watchdog.outlivesDesk).toBe(false);
    watchdog.send(orders());
    await until(() => words.length === 1);
    expect(words).toEqual([{ kind: 'ready', problem: null }]);
    watchdog.send(beatOf([{ name: 'BTCUSDT', quantity: '0.01' }]));
    await until(() => venue.usdm.isFlat() && words.length === 2);
    expect(words[1]).toMatchObject({ kind: 'acted', report: { cause: 'SILENT', state: 'FLAT' } });
    const report = watchdogReportSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
    expect(report.closes).toMatchObject([{ symbol: 'BTCUSDT', side: 'SELL', outcome: 'ENDED' }]);
    watchdog.send({ kind: 'goodbye' });
    await until(() => ends.length === 1);
    expect(ends).toEqual(['it ended with code 0']);
  });

  it('hears nothing after its end, which would end the main process', async () => {
    const { electron, watchdog, ends } = start();
    electron.forked[0]?.child.kill('SIGKILL');
    await until(() => ends.length === 1);
    expect(ends).toEqual(['it ended with code 1']);
    expect(() => watchdog.send({ kind: 'goodbye' })).not.toThrow();
  });

  it('has ended at once where Electron cannot start one yet', async () => {
    const watchdog = startUtilityWatchdog(standInUtilityProcess({ isReady: false }))();
    const ends: string[] = [];
    watchdog.onWord(() => undefined);
    watchdog.onEnd((text) => ends.push(text));
    watchdog.send({ kind: 'goodbye' });
    await until(() => ends.length === 1);
    expect(ends).toEqual(['it could not be started, utilityProcess cannot be created before app is ready.']);
  });
});
