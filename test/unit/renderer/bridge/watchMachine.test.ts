import { beforeEach, describe, expect, it } from 'vitest';
import { watchMachine, type MachineParts } from '../../../../src/renderer/bridge/watchMachine.ts';
import type { DeskClient } from '../../../../src/shared/ipc/client.ts';
import { err, ok } from '../../../../src/shared/base/result.ts';
import { failure } from '../../../../src/shared/ipc/failure.ts';

class Battery extends EventTarget {
  level = 0.5;
  charging = false;
  drain(level: number): void {
    this.level = level;
    this.dispatchEvent(new Event('levelchange'));
  }
}
class Connection extends EventTarget {
  type = 'wifi';
  saveData = false;
  switchTo(type: string): void {
    this.type = type;
    this.dispatchEvent(new Event('change'));
  }
}

let at = 0;
let due: { readonly at: number; readonly run: () => void }[] = [];
let sent: unknown[];
let isLost = false;
let battery: Battery;
let connection: Connection;
beforeEach(() => {
  at = 0;
  due = [];
  sent = [];
  isLost = false;
  battery = new Battery();
  connection = new Connection();
});

const client: Pick<DeskClient, 'call'> = {
  // Only one command is sent here, and its output is empty.
  call: (async (_name: string, input: unknown) => {
    if (isLost) return err(failure('NOT_READY', 'The link is lost.'));
    sent.push(input);
    return ok({});
  }) as never,
};
const later = (run: () => void, delayMs: number): void => void due.push({ at: at + delayMs, run });

/** Starts, and lets the battery be found. */
async function start(machine: MachineParts): Promise<() => void> {
  const stop = watchMachine({ client, machine, now: () => at, later });
  await pass(0);
  return stop;
}
async function pass(ms: number): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  at += ms;
  const ready = due.filter((each) => each.at <= at);
  due = due.filter((each) => each.at > at);
  for (const each of ready) each.run();
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}
const found = (level: number, metered: boolean | null) => ({ battery: { level, charging: false }, metered });

describe('watchMachine', () => {
  it('tells at once what is there, and a change at most twice a minute', async () => {
    await start({ getBattery: async () => battery, connection });
    expect(sent).toEqual([found(0.5, false)]);
    battery.drain(0.4);
    battery.drain(0.3);
    await pass(29_999);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toEqual([found(0.5, false), found(0.3, false)]);
  });

  it('says nothing where the machine tells nothing', async () => {
    await start({});
    await start({ getBattery: () => Promise.reject(new Error('not allowed')) });
    await start({ connection: new EventTarget() });
    await pass(60_000);
    expect(sent).toEqual([]);
  });

  it.each([
    ['cellular', false, true],
    ['wimax', false, true],
    ['wifi', true, true],
    ['ethernet', false, false],
  ])('takes %s with saving of data %s for metered: %s', async (type, saveData, metered) => {
    connection.type = type;
    connection.saveData = saveData;
    await start({ connection });
    expect(sent).toEqual([{ battery: null, metered }]);
  });

  it('tells a change of network, and nothing that is as before', async () => {
    await start({ connection });
    connection.switchTo('cellular');
    await pass(30_000);
    connection.switchTo('cellular');
    await pass(30_000);
    expect(sent).toEqual([
      { battery: null, metered: false },
      { battery: null, metered: true },
    ]);
  });

  it('tells it again where the desk did not hear it', async () => {
    isLost = true;
    await start({ getBattery: async () => battery });
    expect(sent).toEqual([]);
    isLost = false;
    await pass(30_000);
    expect(sent).toEqual([found(0.5, null)]);
  });

  it('stops', async () => {
    const stop = await start({ getBattery: async () => battery });
    battery.drain(0.1);
    stop();
    await pass(60_000);
    expect(sent).toHaveLength(1);
  });
});
