/** Closing a venue that answers nothing any more: whatever is on its way is answered, nothing is left to fail later where nobody listens. */
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { LiveVenue } from '../../../src/main/ports/venue.ts';
import { clientOrderId, symbolName } from '../../../src/shared/values/ids.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { until } from '../../support/eventually.ts';
import { openSimulatedAccount } from '../../support/simulatedAccount.ts';
import { openUnifiedSimulated } from '../../support/unifiedAccount.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');

/** What nobody catches from now until the test ends. */
function unhandledRejections(): readonly unknown[] {
  const heard: unknown[] = [];
  const hear = (reason: unknown): void => void heard.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  return heard;
}

/** Asks a venue everything it can be asked, some of it twice, when its first order has left; the list grows with the answers. */
async function askEverything(venue: LiveVenue, ordersSent: () => number): Promise<readonly string[]> {
  const answers: string[] = [];
  const hear =
    (what: string) =>
    ({ kind }: { readonly kind: string }): void =>
      void answers.push(`${what}: ${kind}`);
  venue.place(buildTerms({ clientOrderId: 'U-1' }), hear('order'));
  await until(() => ordersSent() === 1);
  venue.place(buildTerms({ clientOrderId: 'ES-1', side: 'SELL', reduceOnly: true }), hear('close'));
  venue.cancel(clientOrderId('U-1'), SYMBOL, hear('cancel of its own order'));
  venue.cancel(clientOrderId('X-1'), SYMBOL, hear('cancel'));
  venue.query(clientOrderId('X-1'), SYMBOL, hear('query'));
  venue.snapshot(hear('snapshot'));
  venue.snapshot(hear('snapshot after it'));
  venue.snapshot(hear('urgent snapshot'), true);
  const settled = (what: string) => (): void => void answers.push(what);
  void venue.checkKey().then(settled('key'), settled('key'));
  void venue.refresh().then(settled('rules'));
  await until(() => ordersSent() === 2);
  return answers;
}

const adapters = [
  ['an adapter of its own', openSimulatedAccount],
  ['the unified methods', openUnifiedSimulated],
] as const;

it.each(adapters)('a venue with %s answers all that is on its way when it is closed', async (_through, open) => {
  const unhandled = unhandledRejections();
  const opened = await open({ market: 'PERP' });
  const { simulator, venue } = opened;
  simulator.faults.add({ kind: 'hold' }, { times: Number.POSITIVE_INFINITY });
  const before = simulator.requests.length;
  const orders = (): number =>
    simulator.requests.slice(before).filter(({ method, path }) => method === 'POST' && path.endsWith('rder')).length;
  const answers = await askEverything(venue, orders);
  await venue.close();
  await setImmediate();
  expect(answers.toSorted()).toEqual([
    'cancel of its own order: unknown',
    'cancel: unknown',
    'close: unknown',
    'key',
    'order: unknown',
    'query: unknown',
    'rules',
    'snapshot after it: unknown',
    'snapshot: unknown',
    'urgent snapshot: unknown',
  ]);
  await opened.close();
  expect(unhandled).toEqual([]);
});
