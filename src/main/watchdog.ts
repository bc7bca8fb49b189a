/** Entry of the watchdog's own process (ES-14): its channel to the desk, its clock, its ways to tell a person. Started by startWatchdog only. */
import { renameSync, writeFileSync, writeSync } from 'node:fs';
import { openDeskChannel } from './watchdog/deskChannel.ts';
import { notifyPerson } from './watchdog/notifyPerson.ts';
import { RunningWatchdog } from './watchdog/runWatchdog.ts';

const STDERR = 2;

// What ends the desk on a terminal must not end what watches it: it leaves by a goodbye, or when its work is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const channel = openDeskChannel(process);
const watchdog = new RunningWatchdog({
  mono: () => performance.now(),
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  every: (ms, work) => void setInterval(work, ms),
  say: (word) => channel.say(word),
  alarm: (text) => {
    say({ level: 'fatal', time: new Date().toISOString(), component: 'watchdog', severity: 'P1', msg: text });
    notifyPerson(text, process.platform);
  },
  writeFile: (file, text) => {
    writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.part`, file);
  },
  exit: () => process.exit(0),
});
channel.onMessage((message) => watchdog.hear(message));
channel.onLost(() => watchdog.lose());

/** One line on stderr; nobody may be there to read it. */
function say(line: Readonly<Record<string, string>>): void {
  try {
    writeSync(STDERR, `${JSON.stringify(line)}\n`);
  } catch {
    // The terminal went with the desk.
  }
}
