/** The lanes in front of the library's spacing, over an exchange that sends when the test says so. */
import ccxt from 'ccxt';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CallRecord, UnifiedExchange } from '../../../../../src/main/adapters/venue/unified/unifiedExchange.ts';
import { UnifiedLine, UnifiedFailure } from '../../../../../src/main/adapters/venue/unified/unifiedLine.ts';
import type { LibraryFailure } from '../../../../../src/main/adapters/venue/unified/readLibraryError.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { unifiedCapabilities } from '../../../../support/unifiedCapabilities.ts';

interface Handed {
  readonly name: unknown;
  readonly record: CallRecord;
  answer(value: unknown): void;
  fail(error: Error): void;
}

function openLine() {
  const handed: Handed[] = [];
  const failures: LibraryFailure[] = [];
  const exchange: UnifiedExchange = {
    capabilities: unifiedCapabilities({}),
    errors: ccxt,
    call: (_method, [name], record) =>
      new Promise((resolve, reject) => handed.push({ name, record, answer: resolve, fail: reject })),
    spacingUsed: () => 0,
    close: async () => undefined,
  };
  const line = new UnifiedLine({ exchange, now: () => unixMs(1), onFailure: (failure) => failures.push(failure) });
  const asked: Promise<unknown>[] = [];
  const ask = (name: string, lane: 'EMERGENCY' | 'RECONCILE' | 'ENTRY', timeoutMs?: number): Promise<unknown> => {
    const limit = timeoutMs === undefined ? {} : { timeoutMs };
    const call = line.call({ method: 'createOrder', args: [name], lane, tag: name, ...limit });
    asked.push(call);
    return call;
  };
  onTestFinished(async () => {
    line.close();
    await Promise.allSettled(asked);
  });
  const names = (): readonly unknown[] => handed.map((each) => each.name);
  return { line, ask, handed, names, failures };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof UnifiedFailure ? error.call.facts.code : String(error)),
  );

describe('UnifiedLine', () => {
  it('hands one call at a time to the library, and the most urgent next', () => {
    const { ask, handed, names } = openLine();
    void ask('first', 'RECONCILE');
    void ask('entry', 'ENTRY');
    void ask('read', 'RECONCILE');
    void ask('stop', 'EMERGENCY');
    expect(names()).toEqual(['first']);
    handed[0]?.record.sent();
    expect(names()).toEqual(['first', 'stop']);
    handed[1]?.record.sent();
    handed[2]?.record.sent();
    expect(names()).toEqual(['first', 'stop', 'read', 'entry']);
  });

  it('goes on when a call ends without having sent anything', async () => {
    const { ask, handed, names, failures } = openLine();
    const refused = codeOf(ask('first', 'ENTRY'));
    void ask('second', 'ENTRY');
    handed[0]?.fail(new ccxt.InvalidOrder('amount too small'));
    expect(await refused).toBe('InvalidOrder');
    expect(names()).toEqual(['first', 'second']);
    expect(failures[0]?.error.facts.outcome).toBe('notSent');
  });

  it('takes back what waits, and lets no entry leave that an emergency stop overtakes', async () => {
    const { line, ask, handed } = openLine();
    const held = codeOf(ask('held', 'ENTRY'));
    const waiting = codeOf(ask('waiting', 'ENTRY'));
    const canceled = codeOf(ask('canceled', 'RECONCILE'));
    expect(line.takeBack('canceled')).toBe(true);
    expect(line.takeBack('held')).toBe(false);
    line.takeBackEntries();
    expect(() => handed[0]?.record.sent()).toThrow('Taken back by the emergency stop');
    handed[0]?.fail(new Error('whatever the library makes of it'));
    expect(await Promise.all([held, waiting, canceled])).toEqual(['Error', 'TAKEN_BACK', 'TAKEN_BACK']);
  });

  it('takes back a call that the library holds, until it is sent', async () => {
    const { line, ask, handed } = openLine();
    void ask('sent', 'ENTRY');
    handed[0]?.record.sent();
    expect(line.takeBackHanded('sent')).toBe(false);
    void ask('held', 'ENTRY');
    expect(line.takeBackHanded('held')).toBe(true);
    expect(() => handed[1]?.record.sent()).toThrow('Canceled while it waited');
  });

  it('gives up on an answer after its time, and does not know then', async () => {
    const { ask, handed, failures } = openLine();
    const late = codeOf(ask('late', 'ENTRY', 20));
    handed[0]?.record.sent();
    expect(await late).toBe('NO_ANSWER');
    expect(failures[0]?.error.facts.outcome).toBe('unknown');
  });

  it('ends every call when it is closed, takes nothing more, and leaves no timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { line, ask, handed, failures } = openLine();
    const sent = codeOf(ask('sent', 'ENTRY'));
    handed[0]?.record.sent();
    const held = codeOf(ask('held', 'ENTRY'));
    const waiting = codeOf(ask('waiting', 'ENTRY'));
    line.close();
    expect(await Promise.all([sent, held, waiting])).toEqual(['NO_ANSWER', 'CLOSED', 'CLOSED']);
    expect(failures.map(({ error }) => error.facts.outcome)).toEqual(['unknown', 'notSent']);
    expect(() => handed[1]?.record.sent()).toThrow('The venue was closed');
    expect(await codeOf(ask('after', 'ENTRY'))).toBe('CLOSED');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts calls and errors, an ordinary no among the calls', async () => {
    const { line, ask, handed } = openLine();
    const answers = [ask('good', 'ENTRY'), codeOf(ask('no', 'ENTRY')), codeOf(ask('lost', 'ENTRY'))];
    for (const at of [0, 1, 2]) handed[at]?.record.sent();
    handed[0]?.answer({});
    Object.assign(handed[1]?.record ?? {}, { status: 400 });
    handed[1]?.fail(new ccxt.InsufficientFunds('no'));
    handed[2]?.fail(new ccxt.NetworkError('other side closed'));
    await Promise.all(answers);
    expect(line.figures).toMatchObject({ calls: 2, errors: 1, lastError: 'NO_ANSWER: other side closed' });
  });
});
