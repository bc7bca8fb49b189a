import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDeskLink } from '../../../src/main/cli/openDeskLink.ts';
import type { DeskAction } from '../../../src/main/cli/parseDeskCommand.ts';
import { runDeskCommand } from '../../../src/main/cli/runDeskCommand.ts';
import { openControlServer, type ControlServer } from '../../../src/main/hosts/control/openControlServer.ts';
import { invariant } from '../../../src/shared/base/invariant.ts';
import { err, ok } from '../../../src/shared/base/result.ts';
import type { Verification } from '../../../src/shared/ipc/contract.ts';
import { failure } from '../../../src/shared/ipc/failure.ts';
import { buildIncident, buildView } from '../../support/buildView.ts';
import { fakeDesk, type FakeDesk } from '../../support/fakeDesk.ts';
import { CLI_TOKEN } from '../../support/openTestHost.ts';

const servers: ControlServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function open(desk: FakeDesk): Promise<number> {
  const server = await openControlServer({ desk, log: desk.log, cliToken: CLI_TOKEN });
  invariant(server.ok, 'the control server opens');
  servers.push(server.value);
  return server.value.port;
}

const sound: Verification = { ok: true, entries: 3, from: 0, to: 2, head: 'ab12', findings: [], durationMs: 1.4 };

/** Runs against a desk on `port`; `sleep` stands for the time between two looks. */
function run(
  action: DeskAction,
  setup: {
    port?: number | null;
    token?: string;
    dataDir?: string;
    lock?: boolean;
    sleep?: () => void;
    verifyFile?: (file: string) => Verification;
  } = {},
) {
  const said: string[] = [];
  let now = 0;
  const { port = null, token = CLI_TOKEN, dataDir = '/data', lock = true } = setup;
  const report = runDeskCommand(
    { action, dataDir, json: false },
    {
      readLock: () => (lock ? { pid: 71, port, cliToken: token } : null),
      openLink: openDeskLink,
      verifyFile: setup.verifyFile ?? (() => sound),
      waiting: {
        now: () => now,
        sleep: async (ms) => {
          now += ms;
          setup.sleep?.();
        },
        say: (line) => said.push(line),
      },
    },
  );
  return { report, said };
}

const stoppedView = (flatAt: number | null) => {
  const view = buildView();
  return { ...view, parts: { ...view.parts, stop: { ...view.parts.stop, incident: buildIncident(flatAt) } } };
};

describe('status, positions, orders, alerts', () => {
  it('prints mode, money, limits and what is open', async () => {
    const { text, json, exitCode } = await run('status', { port: await open(fakeDesk()) }).report;
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual([
      'REPLAY · PAPER · RUNNING · L0',
      'Equity      10042.18 USDT   day +42.18 (+0.42 %)',
      'Day loss    0.00 of 1.00 %   Drawdown 0.31 of 3.00 %',
      'Gross       1.58 of 20.00 %   Heat 0.10 of 2.00 %',
      'Open        1 positions, 1 orders, 1 unacknowledged alerts',
      'Feed        replay ok: two symbols, 5m, 2024-08-05T06:00:00.000Z',
      'Journal     ok, #48211',
      'Entries     allowed',
    ]);
    expect(json).toMatchObject({ ok: true, desk: { mode: 'PAPER' }, vitals: { equity: '10042.18' }, positions: 1 });
  });

  it('prints why no entry is sent and the open incident', async () => {
    const desk = fakeDesk();
    const view = stoppedView(null);
    const blocker = {
      code: 'STOP',
      text: 'Emergency stop is active.',
      since: null,
      clears: 'A person resumes.',
      rule: 'ES-17',
    };
    const deskPart = { ...view.parts.desk, mode: 'EMERGENCY_STOP', phase: 'EXECUTING', entriesBlocked: true } as const;
    desk.setView({ ...view, parts: { ...view.parts, desk: { ...deskPart, blockers: [blocker] } } });
    const { text } = await run('status', { port: await open(desk) }).report;
    expect(text).toContain('REPLAY · EMERGENCY STOP · EXECUTING · RUNNING · L0');
    expect(text).toContain('Incident    I7 EXECUTING: Pressed on the command line');
    expect(text).toContain('Entries     blocked\n            Emergency stop is active. A person resumes. (ES-17)');
  });

  it('prints positions as a table and as JSON rows', async () => {
    const { text, json } = await run('positions', { port: await open(fakeDesk()) }).report;
    expect(text.split('\n')).toEqual([
      'Symbol    Book   Side  Quantity  Entry     Mark         Stop  Risk   P&L  From',
      'BTC/USDT  PAPER  LONG   0.00264  60000  60012.4  56400 venue  9.99  0.03  manual',
    ]);
    expect(json).toMatchObject({ ok: true, positions: [{ symbol: 'BTC/USDT', quantity: '0.00264' }] });
  });

  it('prints orders and alerts', async () => {
    const port = await open(fakeDesk());
    const orders = await run('orders', { port }).report;
    expect(orders.text).toContain('L-1  PAPER  ETH/USDT  ENTRY  BUY   LIMIT  0.5 of 0.5   2300        -  OPEN');
    const alerts = await run('alerts', { port }).report;
    expect(alerts.text).toContain('P2  ACTIVE_UNACK  2024-08-05T06:00:00.000Z  BTC/USDT has had no price for 6 s.');
  });

  it('says so when nothing is open; an order that has ended is not', async () => {
    const desk = fakeDesk();
    const view = buildView();
    const [order] = Object.values(view.rows.orders);
    invariant(order !== undefined, 'the view has an order');
    const orders = { 'L-1': { ...order, status: 'FILLED', leaves: '0' } as const };
    desk.setView({ ...view, rows: { ...view.rows, positions: {}, orders, alerts: {} } });
    const port = await open(desk);
    const texts = await Promise.all(
      (['positions', 'orders', 'alerts'] as const).map((action) => run(action, { port }).report),
    );
    expect(texts.map(({ text }) => text)).toEqual(['No open positions.', 'No open orders.', 'No alerts.']);
  });
});

describe('stop', () => {
  it('says at once that entries are blocked, and is done when the desk reports flat', async () => {
    const desk = fakeDesk();
    desk.setView(stoppedView(null));
    let looks = 0;
    const sleep = (): void => {
      looks += 1;
      if (looks === 3) desk.setView(stoppedView(1_722_837_601_000));
    };
    const { report, said } = run('stop', { port: await open(desk), sleep });
    const done = await report;
    expect(said).toEqual(['Emergency stop I7: entries are blocked. Canceling and closing...']);
    expect(done).toMatchObject({ exitCode: 0, json: { ok: true, incident: 'I7', flat: true, elapsedMs: 600 } });
    expect(desk.calls[0]).toMatchObject({ name: 'emergencyStop', input: { source: 'cli' }, caller: { role: 'cli' } });
  });

  it('ends with 1 when the book is not flat after 20 s', async () => {
    const desk = fakeDesk();
    desk.setView(stoppedView(null));
    const { exitCode, json, text } = await run('stop', { port: await open(desk) }).report;
    expect(exitCode).toBe(1);
    expect(json).toMatchObject({ ok: false, incident: 'I7', entriesBlocked: true, flat: false });
    expect(text).toContain('NOT flat after 20 s');
  });

  it('ends with 1 and the reason when the desk refuses', async () => {
    const refuse = async () => err(failure('ILLEGAL_TRANSITION', 'Nothing to stop yet: the desk is in SETUP.'));
    const { exitCode, text } = await run('stop', { port: await open(fakeDesk({ emergencyStop: refuse })) }).report;
    expect([exitCode, text]).toEqual([1, 'Not stopped: Nothing to stop yet: the desk is in SETUP.']);
  });

  it('tells that the stop was accepted when the desk is lost after it', async () => {
    const lose = async () => err(failure('OUTCOME_UNKNOWN', 'The link broke.'));
    const { exitCode, text } = await run('stop', { port: await open(fakeDesk({ getSnapshot: lose })) }).report;
    expect([exitCode, text]).toEqual([1, 'Emergency stop I7 was accepted, but: The link broke.']);
  });
});

describe('pause', () => {
  it('pauses', async () => {
    const desk = fakeDesk();
    await expect(run('pause', { port: await open(desk) }).report).resolves.toMatchObject({ exitCode: 0 });
    expect(desk.calls).toMatchObject([{ name: 'pause', caller: { role: 'cli' } }]);
  });
});

describe('no desk', () => {
  it.each([
    ['there is no lock', { lock: false }, 'no desk has left its lock there'],
    ['it is still starting', { port: null }, 'process 71 is still starting'],
  ])('ends with 3 when %s', async (_case, setup, why) => {
    const { exitCode, text, stream } = await run('status', setup).report;
    expect([exitCode, stream]).toEqual([3, 'stderr']);
    expect(text).toContain(`No running desk on /data (`);
    expect(text).toContain(why);
    expect(text).toContain('Start one with npm start, or name its folder with --data DIR.');
  });

  it('ends with 3 when nobody answers on the port of a stale lock', async () => {
    // Nobody listens there, and no other test is ever given it.
    const { exitCode, text } = await run('status', { port: 1 }).report;
    expect(exitCode).toBe(3);
    expect(text).toContain('does not answer on port 1');
  });

  it('ends with 3 when another program has the port now', async () => {
    const { exitCode, text } = await run('status', { port: await open(fakeDesk()), token: 'd'.repeat(43) }).report;
    expect(exitCode).toBe(3);
    expect(text).toContain('401');
  });
});

describe('journal verify', () => {
  function dataDirWith(...files: readonly string[]): string {
    const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-journals-'));
    for (const file of files) {
      mkdirSync(join(dataDir, file, '..'), { recursive: true });
      writeFileSync(join(dataDir, file), '');
    }
    return dataDir;
  }
  const live = join('live', 'desk.sqlite');
  const replay = (id: string): string => join('replay', id, 'desk.sqlite');

  it('checks every workspace without a running desk', async () => {
    const dataDir = dataDirWith(live, replay('b'), replay('a'));
    const { exitCode, text, json } = await run('journal verify', { dataDir, lock: false }).report;
    expect(exitCode).toBe(0);
    expect(json).toEqual({
      ok: true,
      journals: [live, replay('a'), replay('b')].map((file) => ({ file, ...sound })),
    });
    expect(text.split('\n')[0]).toBe(`${live}: sound. 3 entries to #2, head ab12, 1 ms`);
  });

  it('ends with 1 and says where, on stdout, when one is not sound', async () => {
    const finding = { seq: 1, code: 'HASH_MISMATCH', expected: 'aa', actual: 'bb' };
    const dataDir = dataDirWith(live, replay('a'));
    const verifyFile = (file: string): Verification =>
      file.includes('replay') ? { ...sound, ok: false, findings: [finding] } : sound;
    const { exitCode, text, stream, json } = await run('journal verify', { dataDir, verifyFile }).report;
    expect([exitCode, stream]).toEqual([1, 'stdout']);
    expect(text).toContain(
      `${replay('a')}: NOT SOUND. 1 findings in 3 entries\n  #1 HASH_MISMATCH: expected aa, found bb`,
    );
    expect(json).toMatchObject({ ok: false, journals: [{ ok: true }, { ok: false }] });
  });

  it('ends with 3 where there is no journal', async () => {
    const { exitCode, text } = await run('journal verify', { dataDir: dataDirWith() }).report;
    expect(exitCode).toBe(3);
    expect(text).toContain('There is no journal in');
  });
});

describe('openDeskLink', () => {
  it('answers running calls with an unknown outcome when the desk goes away', async () => {
    const hang = () => new Promise<never>(() => undefined);
    const port = await open(fakeDesk({ pause: hang }));
    const link = await openDeskLink(port, CLI_TOKEN);
    invariant(link.ok, 'the link opens');
    const paused = link.value.call('pause', {});
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await expect(paused).resolves.toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
    await expect(link.value.call('pause', {})).resolves.toMatchObject({ error: { code: 'OUTCOME_UNKNOWN' } });
  });

  it('refuses an answer that is not of the contract', async () => {
    const desk = fakeDesk();
    const port = await open({ ...desk, call: async () => ok({ canceled: 'three' }) });
    const link = await openDeskLink(port, CLI_TOKEN);
    invariant(link.ok, 'the link opens');
    await expect(link.value.call('cancelEntries', {})).resolves.toMatchObject({ error: { code: 'INTERNAL' } });
    link.value.close();
  });
});
