import { describe, expect, it } from 'vitest';
import { commandNames, safeCommands } from '../../../src/shared/ipc/contract.ts';
import { commandNameSet } from '../../../src/shared/ipc/names.ts';
import { fakeDesk } from '../../support/fakeDesk.ts';

const ui = { role: 'ui', session: 'window' } as const;
const cli = { role: 'cli', session: 'cli' } as const;

describe('createCall', () => {
  it.each([
    ['an array', [[]], 'INVALID_INPUT'],
    ['a big integer', { equity: 1n }, 'INVALID_INPUT'],
    ['nothing at all', undefined, 'INVALID_INPUT'],
    ['a function', () => 1, 'INVALID_INPUT'],
  ])('refuses %s, which is no JSON object', async (_case, input, code) => {
    await expect(fakeDesk().call('pause', input, ui)).resolves.toMatchObject({ ok: false, error: { code } });
  });

  it('refuses an input that refers to itself', async () => {
    const input: { self?: unknown } = {};
    input.self = input;
    await expect(fakeDesk().call('pause', input, ui)).resolves.toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  it('sees the input as JSON sees it: undefined members are absent', async () => {
    const input = { clientOrderId: 'L-1', more: undefined };
    await expect(fakeDesk().call('cancelOrder', input, ui)).resolves.toMatchObject({ ok: true });
  });

  it.each(commandNames)('lets the command line run %s only if it is safe', async (name) => {
    const result = await fakeDesk().call(name, null, cli);
    const isSafe = safeCommands.some((safe) => safe === name);
    expect(result).toMatchObject({ ok: false, error: { code: isSafe ? 'INVALID_INPUT' : 'FORBIDDEN_ROLE' } });
  });

  it('never calls a handler before its input is valid', async () => {
    const desk = fakeDesk();
    await desk.call('placeOrder', { symbol: 'BTC/USDT' }, ui);
    expect(desk.calls).toEqual([]);
  });
});

describe('commandNameSet', () => {
  it('names the commands of the contract', () => {
    expect(Object.keys(commandNameSet)).toEqual(commandNames);
  });
});
