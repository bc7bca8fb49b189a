/** A process that is killed between the answer to an emergency stop and its first commit starts stopped, and ends flat (ES-17, decision 0020). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { defaultSettings } from '../../src/shared/settings.ts';
import { accountKinds, type AccountKind } from './process/accountKind.ts';
import type { AccountTruth } from './process/accountTruth.ts';
import { DeskProcess } from './process/deskProcess.ts';
import { openAccount } from './process/openAccount.ts';
import { differencesOf } from './process/venueChecks.ts';
import { bundleChild } from './support/bundleChild.ts';

const bundle = await bundleChild('liveChild');
const ended: (() => Promise<void> | void)[] = [() => bundle.remove()];
afterEach(async () => {
  for (const end of ended.splice(1).reverse()) await end();
});
afterAll(() => ended[0]?.());

function start(truth: AccountTruth, dataDir: string): DeskProcess {
  const { unresolvedMs } = defaultSettings().emergency;
  const { kind, legacy, prices, venue } = truth;
  const plan = { dataDir, port: venue.port, kind, legacy: legacy.toFixed(), prices, unresolvedMs };
  const desk = new DeskProcess({ program: bundle.program, venue, plan });
  ended.push(() => desk.kill());
  return desk;
}

async function arrange(kind: AccountKind) {
  const truth = await openAccount(kind, { seed: 1 });
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-answered-'));
  ended.push(() => rmSync(dataDir, { recursive: true, force: true }));
  ended.push(() => truth.venue.stop());
  return { truth, dataDir, desk: start(truth, dataDir) };
}

/** Asked until it has recovered and knows what its key may do. */
async function up(desk: DeskProcess) {
  await expect.poll(() => desk.standing()).toMatchObject({ hasCredentials: true, run: 'RUNNING' });
  return desk.standing();
}

it.each(accountKinds)('stops again where it was answered and not written, %s', async (kind) => {
  const { truth, dataDir, desk } = await arrange(kind);
  await up(desk);
  desk.tell({ do: 'confirm' });
  // The next commit is the one of the stop, which comes after its answer.
  desk.call('emergencyStop', { source: 'button' });
  desk.tell({ do: 'die', when: 'before' });
  await expect.poll(() => desk.isGone).toBe(true);
  expect(desk.answers).toEqual(['emergencyStop ok']);

  const next = start(truth, dataDir);
  expect(await up(next)).toMatchObject({ mode: 'EMERGENCY_STOP', latched: true });
  await expect
    .poll(async () => {
      const standing = await next.standing();
      return standing === null ? null : [standing.phase, differencesOf(standing, truth)];
    })
    .toEqual(['COOLDOWN', []]);
});
