/** RC-06 at the desk's border: without the passphrase nothing reaches the engine, and what was typed is found nowhere. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { everyByte } from '../../support/liveDesk.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';
import { newDataDir, openTestDesk, removeDataDir, type TestDesk } from '../../support/testDesk.ts';

const SECRET = 'plum-tuesday-orbit';
const WRONG = 'not-the-passphrase';
const input = {
  ticket: {
    symbol: 'S000/USDT',
    side: 'BUY',
    type: 'MARKET',
    entry: null,
    stop: '97.00',
    autoStop: false,
    quantity: '1.00',
    timeInForce: 'GTC',
    postOnly: false,
  },
  reason: 'A larger book since Monday.',
} as const;

let dataDir: string;
let desk: TestDesk;
beforeEach(async () => {
  dataDir = newDataDir();
  desk = await openTestDesk({ source: scriptedSource(1), dataDir });
  await desk.call('enterPaper', { equity: '10000' });
  await desk.play(2_000);
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dataDir);
});

it('asks for the passphrase each time, and keeps no trace of it', async () => {
  const send = (passphrase: string | null) => desk.call('overrideSize', { ...input, passphrase });
  expect(await send(null)).toMatchObject({ ok: false, error: { code: 'STEP_UP_REQUIRED' } });
  await desk.call('setPassphrase', { current: null, next: SECRET });
  expect((await send(null)).ok).toBe(false);
  expect(await send(WRONG)).toMatchObject({ ok: false, error: { code: 'STEP_UP_FAILED' } });
  expect(desk.state.durable.books.PAPER.orders.size).toBe(0);
  expect(await send(SECRET)).toMatchObject({ ok: true, value: { clientOrderId: 'P-000001' } });
  expect((await send(null)).ok).toBe(false);
  desk.journal.flush();
  const bytes = everyByte(dataDir);
  expect(bytes.some((each) => each.bytes.includes('P-000001'))).toBe(true);
  for (const typed of [SECRET, WRONG])
    expect(bytes.filter((each) => each.bytes.includes(typed)).map(({ file }) => file)).toEqual([]);
});
