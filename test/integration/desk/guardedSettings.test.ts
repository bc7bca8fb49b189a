import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modeDefaults } from '../../../src/shared/settings/modes.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import { SCRIPT_START, scriptedSource } from '../../support/scriptedSource.ts';
import { newDataDir, openTestDesk, removeDataDir, testSettings, type TestDesk } from '../../support/testDesk.ts';

const SECRET = 'plum-tuesday-orbit';
let dataDir = '';
const open: TestDesk[] = [];
beforeEach(() => {
  dataDir = newDataDir();
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.stop();
  removeDataDir(dataDir);
});

async function start(settings: Settings = testSettings()): Promise<TestDesk> {
  const desk = await openTestDesk({ source: scriptedSource(1), dataDir, settings });
  open.push(desk);
  return desk;
}
const withGross = (gross: string) => testSettings({ modes: { PAPER: { ...modeDefaults.PAPER, gross } } });
const grossOf = async (desk: TestDesk): Promise<string> => {
  const read = await desk.call('getSettings', {});
  if (!read.ok) throw new Error(read.error.message);
  return (read.value.settings as { readonly modes: { readonly PAPER: { readonly gross: string } } }).modes.PAPER.gross;
};
const jsonWith = async (desk: TestDesk, gross: string): Promise<never> => {
  const read = await desk.call('getSettings', {});
  if (!read.ok) throw new Error(read.error.message);
  const settings = structuredClone(read.value.settings) as { modes: { PAPER: { gross: string } } };
  settings.modes.PAPER.gross = gross;
  // The command takes any JSON.
  return settings as never;
};
const loosen = async (desk: TestDesk, gross: string, passphrase: string | null) => {
  const asked = await desk.call('requestApproval', {
    request: { kind: 'LOOSEN', settings: await jsonWith(desk, gross) },
  });
  if (!asked.ok) throw new Error(asked.error.message);
  const { token, phrase, holdMs } = asked.value;
  return desk.call('confirmApproval', {
    token,
    phrase,
    heldMs: holdMs,
    readEvidence: false,
    reason: 'a test of looser limits',
    lostAmount: null,
    passphrase,
  });
};

/** Every byte of the data folder. */
const everything = (folder: string): string =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? everything(path) : readFileSync(path, 'latin1')))
    .join('\n');

describe('a limit that is loosened on the running desk', () => {
  it('takes the passphrase, which is found nowhere afterwards', async () => {
    const desk = await start();
    await desk.call('enterPaper', { equity: null });
    expect(await loosen(desk, '0.3', null)).toMatchObject({ ok: false, error: { code: 'STEP_UP_REQUIRED' } });
    expect((await desk.call('setPassphrase', { current: null, next: 'short' })).ok).toBe(false);
    expect((await desk.call('setPassphrase', { current: null, next: SECRET })).ok).toBe(true);
    expect((await desk.view()).parts.ladder.passphraseSet).toBe(true);
    expect(await loosen(desk, '0.3', 'not-the-passphrase')).toMatchObject({
      ok: false,
      error: { code: 'STEP_UP_FAILED', message: 'The passphrase does not match. 4 tries left.' },
    });
    expect(await grossOf(desk)).toBe('0.2');
    expect(await loosen(desk, '0.3', SECRET)).toMatchObject({ ok: true });
    expect(await grossOf(desk)).toBe('0.3');
    desk.journal.flush();
    const bytes = everything(dataDir);
    expect(bytes).toContain('CONFIG_CHANGED');
    expect(bytes).not.toContain(SECRET);
    expect(bytes).not.toContain('not-the-passphrase');
  });

  it('stays in force after a restart with the file of before', async () => {
    const desk = await start();
    await desk.call('enterPaper', { equity: null });
    await desk.call('setPassphrase', { current: null, next: SECRET });
    await loosen(desk, '0.3', SECRET);
    const [held] = open.splice(0);
    await held?.stop();
    const again = await start();
    expect(await grossOf(again)).toBe('0.3');
    expect(again.state.durable.ladder.resets.at(-1)?.cause).toContain('limit loosened');
  });
});

describe('a settings file that was changed between two starts', () => {
  const restartWith = async (first: Settings, second: Settings): Promise<TestDesk> => {
    const desk = await start(first);
    await desk.call('enterPaper', { equity: null });
    open.splice(0);
    await desk.stop();
    return start(second);
  };
  const isHeld = (desk: TestDesk) =>
    [...desk.state.durable.alerts.values()].find((each) => each.type === 'SETTINGS_HELD')?.text ?? null;

  it('is in force where it tightens', async () => {
    const desk = await restartWith(testSettings(), withGross('0.1'));
    expect(await grossOf(desk)).toBe('0.1');
    expect(isHeld(desk)).toBeNull();
  });

  it('is not in force where it loosens, and the trader is told', async () => {
    const desk = await restartWith(withGross('0.1'), withGross('0.3'));
    expect(await grossOf(desk)).toBe('0.1');
    expect(isHeld(desk)).toContain('modes.PAPER.gross stays 0.1, the file says 0.3');
  });

  it('is the word before a book was opened', async () => {
    const desk = await start(withGross('0.1'));
    open.splice(0);
    await desk.stop();
    expect(await grossOf(await start(withGross('0.3')))).toBe('0.3');
  });
});

describe('the ladder in the view', () => {
  it('shows rungs, gate, clock and attempt of a rehearsal, which opens nothing', async () => {
    const desk = await start();
    await desk.call('enterPaper', { equity: null });
    await desk.play(125_000);
    const { ladder } = (await desk.view()).parts;
    expect(ladder).toMatchObject({
      mode: 'PAPER',
      attempt: 1,
      rehearsal: 'REPLAY',
      promote: { enabled: false, text: 'A rehearsal opens no gate.' },
      gate: { target: 'LIVE_MINIMAL', pass: false, total: 14 },
      clock: { needDays: 7, qualifyingDays: 0, pausedBy: null },
      attempts: [{ number: 1, trades: 0 }],
    });
    expect(ladder.clock?.activeMs).toBeGreaterThanOrEqual(60_000);
    expect(ladder.rungs.map(({ limits }) => limits.risk)).toEqual(['0.005', '0.001', '0.0025', '0.005', '0.01']);
    expect(ladder.clock?.startedAt).toBeGreaterThanOrEqual(SCRIPT_START);
  });
});
