/**
 * The watchdog at work (ES-14): hears the desk, watches the silence, and carries out what follows from it. The decision is watchSilence; the deeds are
 * cancelEntries and flatten. Keys stay in this object and in the signer.
 */
import {
  unarmedWatch,
  watchSilence,
  type Watch,
  type WatchAction,
  type WatchEvent,
} from '../domain/emergency/watchSilence.ts';
import { accountName } from '../../shared/model/venueAccount.ts';
import { venueName } from '../../shared/model/venueName.ts';
import type { WatchdogReport } from '../../shared/model/watchdogReport.ts';
import { toWire } from '../../shared/values/decimal.ts';
import { cancelEntries } from './cancelEntries.ts';
import { deskMessageSchema, type ArmMessage, type BeatMessage } from './deskMessage.ts';
import { flatten } from './flatten.ts';
import { openClosingVenue } from './openClosingVenue.ts';
import { Receipts } from './receipts.ts';
import type { Task } from './task.ts';
import type { ClosingVenue } from './venue/closingVenue.ts';
import type { WatchdogHost } from './watchdogHost.ts';

const TICK_MS = 100;
/** Ticks further apart: the machine slept, or this process was stopped (SM-20). */
const LONGEST_TICK_MS = 1_000;
const AFTER_FAULT_MS = 1_000;

export class RunningWatchdog {
  readonly #host: WatchdogHost;
  #watch: Watch = unarmedWatch;
  #armed: { readonly orders: ArmMessage; readonly venue: ClosingVenue } | null = null;
  #beat: BeatMessage | null = null;
  #receipts: Receipts | null = null;
  readonly #alarmed = new Set<string>();

  constructor(host: WatchdogHost) {
    this.#host = host;
    host.every(TICK_MS, () => this.#on({ kind: 'tick', at: host.mono() }));
  }

  /** A message of the desk; one that is not understood is refused loudly, because a desk that speaks otherwise is not watched. */
  hear(message: unknown): void {
    const read = deskMessageSchema.safeParse(message);
    if (!read.success) return this.#host.say({ kind: 'ready', problem: 'The watchdog does not understand the desk.' });
    const { data } = read;
    if (data.kind === 'arm') return void this.#arm(data);
    if (data.kind === 'goodbye') return this.#on({ kind: 'goodbye' });
    const exposed = data.positions.length > 0 || data.entries > 0;
    // What is being closed is what the desk owned when it fell silent.
    if (this.#watch.phase !== 'FLATTENING') this.#beat = data;
    this.#on({ kind: 'beat', at: this.#host.mono(), exposed, flattens: data.flattens });
  }

  /** The channel to the desk closed. */
  lose(): void {
    this.#on({ kind: 'channelClosed' });
  }

  async #arm(orders: ArmMessage): Promise<void> {
    if (this.#watch.phase === 'FLATTENING') return;
    const venue = openClosingVenue(orders, this.#host);
    this.#armed = venue === null ? null : { orders, venue };
    if (venue === null)
      return this.#host.say({ kind: 'ready', problem: `The watchdog cannot trade at ${venueName(orders.account)}.` });
    const checked = await venue.check();
    const problem = checked.kind === 'ok' ? null : `The watchdog cannot reach the account: ${checked.text}`;
    this.#host.say({ kind: 'ready', problem });
  }

  #on(event: WatchEvent): void {
    const { silentMs = 0, flattenMs = 0 } = this.#armed?.orders.settings ?? {};
    if (this.#armed === null && (event.kind === 'tick' || event.kind === 'beat')) return;
    const limits = { silentMs, flattenMs, tickMs: TICK_MS, longestTickMs: LONGEST_TICK_MS };
    const { watch, actions } = watchSilence(this.#watch, event, limits);
    this.#watch = watch;
    for (const action of actions) this.#do(action);
  }

  #do(action: WatchAction): void {
    switch (action) {
      case 'ALERT':
        return this.#begin();
      case 'CANCEL_ENTRIES':
        return this.#work('CANCEL_ENTRIES', cancelEntries);
      case 'FLATTEN':
        this.#receipts?.enter('CLOSING');
        this.#host.alarm('The desk is still silent. Closing the live positions at market.');
        return this.#work('FLATTEN', (task) => flatten(task, this.#beat?.positions ?? []));
      case 'RETURNED':
        return this.#end('RETURNED');
      case 'EXIT':
        return this.#host.exit();
    }
  }

  #begin(): void {
    const { now, writeFile, alarm } = this.#host;
    if (this.#armed === null) return;
    const { account, file } = this.#armed.orders;
    const cause = this.#watch.desk === 'GONE' ? 'CRASHED' : 'SILENT';
    const what = cause === 'CRASHED' ? 'The desk ended without stopping in order' : 'The desk does not answer';
    alarm(`${what} and the live account is exposed. Canceling entries; stops at the venue stay.`);
    const save = (report: WatchdogReport): void => {
      try {
        writeFile(file, `${JSON.stringify(toWire(report), null, 2)}\n`);
      } catch (thrown) {
        this.#alarmOnce(`The receipts cannot be written: ${String(thrown)}`);
      }
    };
    const incident = Math.floor(now() / 1_000).toString(36);
    this.#receipts = new Receipts({ incident, cause, account: accountName(account), now, save });
  }

  /** Runs to the end whatever happens: a fault of our own is written down and the work begun again from what the venue reports. */
  #work(what: 'CANCEL_ENTRIES' | 'FLATTEN', work: (task: Task) => Promise<void>): void {
    const task = this.#task(what);
    if (task === null) return;
    const run = async (): Promise<void> => {
      for (;;)
        try {
          return await work(task);
        } catch (thrown) {
          task.receipts.problem(`fault of the watchdog: ${String(thrown)}`);
          await task.sleep(AFTER_FAULT_MS);
        }
    };
    void run().then(() => {
      // A cancel that was on its way when the desk came back belongs to the receipts too.
      if (task.receipts.report.state === 'RETURNED') this.#tell(task.receipts);
      if (task.isOver()) return;
      if (what === 'FLATTEN') this.#end('FLAT');
      else task.receipts.enter('CANCELED');
      this.#on({ kind: 'done', what });
    });
  }

  #task(what: 'CANCEL_ENTRIES' | 'FLATTEN'): Task | null {
    const { mono, now, sleep } = this.#host;
    const receipts = this.#receipts;
    if (this.#armed === null || receipts === null) return null;
    const { venue, orders } = this.#armed;
    const phase = what === 'FLATTEN' ? 'FLATTENING' : 'CANCELED';
    return {
      venue,
      receipts,
      settings: orders.settings,
      mono,
      now,
      sleep,
      isOver: () => this.#receipts !== receipts || this.#watch.phase !== phase,
      alarm: (text) => this.#alarmOnce(text),
    };
  }

  /** The last word on an incident: to the file, to a person, and to the desk if it is there to hear it. */
  #end(state: 'FLAT' | 'RETURNED'): void {
    const receipts = this.#receipts;
    if (receipts === null) return;
    if (state === 'RETURNED') this.#receipts = null;
    const { state: before } = receipts.report;
    if (before === 'FLAT') return;
    receipts.enter(state);
    if (state === 'FLAT') this.#host.alarm('The live account is flat: two snapshots found nothing open.');
    if (before !== 'CANCELING') this.#tell(receipts);
  }

  #tell(receipts: Receipts): void {
    this.#host.say({ kind: 'acted', report: toWire(receipts.report) });
  }

  #alarmOnce(text: string): void {
    if (this.#alarmed.has(text)) return;
    this.#alarmed.add(text);
    this.#host.alarm(text);
  }
}
