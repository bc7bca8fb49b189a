/** A whole walk on a venue without real money, through desk, engine and the real exchange library: from the key to a stop with receipts. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApprovalRequest } from '../../../src/shared/ipc/contractRisk.ts';
import type { ViewSnapshot } from '../../../src/shared/ipc/view.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { everyByte } from '../../support/liveDesk.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { openWalkDesk, simulatedAccount, type WalkDesk } from '../../support/walkDesk.ts';
import { wavingMarket } from '../../support/wavingMarket.ts';

const ETH = 'ETH/USDT:USDT';
const RESTARTED = 'RESTARTED|LIVE|*|SM-19';
const PASSPHRASE = 'correct horse battery';
/** Held for a moment and cooled down for a second, so that nobody waits. */
const settings = {
  liveFeed: { exchange: 'binanceusdm', symbols: ['BTC/USDT:USDT', ETH], connectMs: 15_000 },
  approval: { ttlMs: 300_000, holdMs: 1 },
  cooldownMs: { ...defaultSettings().cooldownMs, MANUAL: 1_000 },
};
const vault = memoryVault();

let venue: VenueSimulator;
let quiet: () => void;
let dir = '';
let desk: WalkDesk | null = null;
const said: unknown[] = [];

beforeEach(async () => {
  venue = await startVenueSimulator();
  quiet = wavingMarket(venue);
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
    venue.foreign.setLeverage(symbol, 1);
    venue.foreign.setIsolated(symbol, true);
  }
  dir = newDataDir();
});
afterEach(async () => {
  await desk?.stop();
  quiet();
  await venue.stop();
  removeDataDir(dir);
});

const open = async (): Promise<WalkDesk> => {
  desk = await openWalkDesk({ dataDir: dir, account: simulatedAccount(venue), vault, settings });
  return desk;
};

/** Looks again with every change of the view, however long it takes: the test's own time ends it. */
async function until(at: WalkDesk, condition: (view: ViewSnapshot) => boolean): Promise<ViewSnapshot> {
  for (;;) {
    const view = await at.view();
    if (condition(view)) return view;
    await new Promise<void>((resolve) => {
      const leave = at.desk.subscribe(() => {
        leave();
        resolve();
      });
    });
  }
}

async function approve(at: WalkDesk, request: ApprovalRequest, phrase: string): Promise<void> {
  let dossier = await at.call('requestApproval', { request });
  // The first request for live starts the preflight: an order goes to the venue and comes back.
  while (!dossier.ok) {
    expect(dossier.error.message).toContain('Preflight is running');
    await until(at, ({ parts }) => gatePassed(parts.ladder.gate));
    dossier = await at.call('requestApproval', { request });
  }
  const { token, holdMs } = dossier.value;
  const typed = { reason: 'It is over and it was checked.', lostAmount: null, passphrase: PASSPHRASE };
  await at.done('confirmApproval', { token, phrase, heldMs: holdMs, readEvidence: true, ...typed });
}

const gatePassed = (gate: ViewSnapshot['parts']['ladder']['gate']): boolean => gate?.pass === true;

async function promoted(at: WalkDesk): Promise<void> {
  said.push(await at.done('saveVenueKeys', { ...venue.credentials, passphrase: null }));
  await until(at, ({ parts }) => parts.desk.recovery === null);
  await at.done('enterPaper', { equity: null });
  await at.done('waiveGates', { reason: 'Walking the whole ladder once.' });
  await until(at, ({ rows }) => Object.keys(rows.quotes).length === 2);
  await at.done('startDrill', { kind: 'stop' });
  await until(at, ({ parts }) => parts.desk.phase === 'AWAITING_APPROVAL');
  await at.done('setPassphrase', { current: null, next: PASSPHRASE });
  await approve(at, { kind: 'RESUME', mode: 'PAPER' }, 'RESUME');
  await at.done('verifyJournal', {});
  await until(at, ({ parts }) => parts.ladder.gate?.items.filter((item) => !item.passed).length === 1);
  await approve(at, { kind: 'PROMOTE' }, 'GO LIVE 0.1%');
}

it('goes from the key over a promotion, a trade and a restart to a stop with receipts, and writes no secret', async () => {
  const first = await open();
  await promoted(first);
  expect(first.state.durable.modeState).toMatchObject({ mode: 'LIVE_MINIMAL', run: 'PAUSED' });
  await first.done('unpause', {});

  const terms = { symbol: ETH, side: 'BUY', type: 'MARKET', entry: null, stop: '2950.00', autoStop: false } as const;
  const ticket = { ...terms, quantity: null, timeInForce: 'GTC', postOnly: false } as const;
  await until(first, ({ parts }) => parts.account.health.weightUsed !== null && parts.account.comparedAt !== null);
  await first.done('placeOrder', ticket);
  await until(first, ({ rows }) => Object.values(rows.positions).some((each) => each.stopPlace === 'venue'));
  expect(venue.usdm.positions()).toMatchObject([{ symbol: 'ETHUSDT' }]);
  expect(venue.usdm.openAlgoOrders()).toMatchObject([{ symbol: 'ETHUSDT', side: 'SELL', triggerPrice: '2950' }]);

  await first.stop();
  const second = await open();
  const back = await until(second, ({ parts }) => parts.desk.run === 'RUNNING');
  expect(back.parts.desk.blockers).toMatchObject([{ code: 'RESTART' }, {}]);
  expect(back.parts.account.differences).toEqual([]);
  expect(back.rows.alerts[RESTARTED]).toMatchObject({ severity: 'P2', state: 'ACTIVE_UNACK' });
  await second.done('releaseLevel', { trigger: 'RESTART', reason: 'Looked at it, all is mine.' });
  await until(second, ({ rows }) => rows.alerts[RESTARTED]?.state === 'CLEARED_UNACK');

  await second.done('emergencyStop', { source: 'button' });
  const over = await until(second, ({ parts }) => parts.desk.phase === 'COOLDOWN');
  const legs = over.parts.stop.incident?.legs ?? [];
  expect(legs.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['CLOSE FLAT']);
  expect(venue.usdm.order(legs[0]?.orderId ?? '')).toMatchObject({ status: 'FILLED', reduceOnly: true });
  expect(venue.usdm.isFlat()).toBe(true);

  for (const planted of [venue.credentials.apiKey, venue.credentials.secret]) {
    expect(JSON.stringify([said, first.log.lines, second.log.lines])).not.toContain(planted);
    const leaks = everyByte(dir).filter(({ bytes }) => bytes.includes(planted));
    expect(leaks.map(({ file }) => file)).toEqual([]);
  }
});
