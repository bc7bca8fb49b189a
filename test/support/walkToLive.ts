/** From an empty desk on the simulated venue to LIVE MINIMAL, through every door a person passes: key, waiver, drill, resume, approval. */
import { expect } from 'vitest';
import type { ApprovalRequest } from '../../src/shared/ipc/contractRisk.ts';
import type { CommandOutput } from '../../src/shared/ipc/contract.ts';
import type { ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import type { VenueSimulator } from './venueSimulator/startVenueSimulator.ts';
import type { WalkDesk } from './walkDesk.ts';

const PASSPHRASE = 'correct horse battery';

/** Held for a moment and cooled down for a second, so that nobody waits. */
export const walkSettings = {
  liveFeed: { exchange: 'binanceusdm', symbols: ['BTC/USDT:USDT', 'ETH/USDT:USDT'], connectMs: 60_000 },
  approval: { ttlMs: 300_000, holdMs: 1 },
  cooldownMs: { ...defaultSettings().cooldownMs, MANUAL: 1_000 },
};

/** Looks again with every change of the view, however long it takes: the test's own time ends it. */
export async function untilView(at: WalkDesk, condition: (view: ViewSnapshot) => boolean): Promise<ViewSnapshot> {
  for (;;) {
    // What changes while the view is asked for counts: the change is listened for before the look.
    const change = nextChange(at);
    const view = await at.view();
    if (condition(view)) return view;
    await change;
  }
}

const nextChange = (at: WalkDesk): Promise<void> =>
  new Promise((resolve) => {
    const leave = at.desk.subscribe(() => {
      leave();
      resolve();
    });
  });

async function approve(at: WalkDesk, request: ApprovalRequest, phrase: string): Promise<void> {
  let dossier = await at.call('requestApproval', { request });
  // The first request for live starts the preflight: an order goes to the venue and comes back.
  while (!dossier.ok) {
    expect(dossier.error.message).toContain('Preflight is running');
    await untilView(at, ({ parts }) => parts.ladder.gate?.pass === true);
    dossier = await at.call('requestApproval', { request });
  }
  const { token, holdMs } = dossier.value;
  const typed = { reason: 'It is over and it was checked.', lostAmount: null, passphrase: PASSPHRASE };
  await at.done('confirmApproval', { token, phrase, heldMs: holdMs, readEvidence: true, ...typed });
}

/** Ends paused in LIVE MINIMAL; resolves with what the desk said of the key. */
export async function walkToLive(
  at: WalkDesk,
  { credentials }: Pick<VenueSimulator, 'credentials'>,
): Promise<CommandOutput<'saveVenueKeys'>> {
  const stored = await at.done('saveVenueKeys', { ...credentials, passphrase: null });
  await untilView(at, ({ parts }) => parts.desk.recovery === null);
  await at.done('enterPaper', { equity: null });
  await at.done('waiveGates', { reason: 'Walking the whole ladder once.' });
  await untilView(at, ({ rows }) => Object.keys(rows.quotes).length === 2);
  await at.done('startDrill', { kind: 'stop' });
  await untilView(at, ({ parts }) => parts.desk.phase === 'AWAITING_APPROVAL');
  await at.done('setPassphrase', { current: null, next: PASSPHRASE });
  await approve(at, { kind: 'RESUME', mode: 'PAPER' }, 'RESUME');
  await at.done('verifyJournal', {});
  await untilView(at, ({ parts }) => parts.ladder.gate?.items.filter((item) => !item.passed).length === 1);
  await approve(at, { kind: 'PROMOTE' }, 'GO LIVE 0.1%');
  return stored;
}
