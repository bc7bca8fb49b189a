/** A desk's process in miniature: arms the real watchdog with what it is sent, beats, says so, and lives until it is killed. */
import { startWatchdog } from '../../src/main/adapters/watchdog/startWatchdog.ts';
import type { Heartbeat, WatchdogOrders } from '../../src/main/ports/watchdog.ts';

const BEAT_MS = 100;

process.once('message', (message: readonly [WatchdogOrders, Heartbeat]) => {
  const [orders, beat] = message;
  const watchdog = startWatchdog();
  let isArmed = false;
  watchdog.onWord(() => {
    isArmed = true;
    watchdog.send(beat);
    process.send?.('beating');
  });
  watchdog.send(orders);
  setInterval(() => {
    if (isArmed) watchdog.send(beat);
  }, BEAT_MS);
});
