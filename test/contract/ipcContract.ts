/** What every transport of the contract must do alike. Each transport's own test file runs this suite and adds what only it has. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../src/shared/base/result.ts';
import { commandNames, type CommandName, type DeskEvent } from '../../src/shared/ipc/contract.ts';
import { failure } from '../../src/shared/ipc/failure.ts';
import { viewSnapshotSchema } from '../../src/shared/ipc/view.ts';
import { buildView } from '../support/buildView.ts';
import { failureCodeOf } from '../support/failureCode.ts';
import { fakeDesk, type FakeDesk } from '../support/fakeDesk.ts';

export interface ContractClient {
  /** Sends any name and any input, also wrong ones; resolves to the result as data. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Events heard since connecting. */
  readonly events: readonly DeskEvent[];
  /** Resolves when at least `count` events were heard. */
  heard(count: number): Promise<readonly DeskEvent[]>;
  leave(): Promise<void>;
}

export interface ContractTransport {
  readonly name: string;
  /** A desk behind the transport; `connect` lets the rightful client in. */
  open(desk: FakeDesk): Promise<{
    connect(): Promise<ContractClient>;
    /** Sends a rightful command from somewhere that has no right to; resolves to the failure code it got. */
    callAsStranger(): Promise<string>;
    close(): Promise<void>;
  }>;
}

const ticket = {
  symbol: 'BTC/USDT',
  side: 'BUY',
  type: 'LIMIT',
  entry: '60000',
  stop: '56400',
  autoStop: false,
  quantity: null,
  timeInForce: 'GTC',
  postOnly: false,
};

/** One valid input per command. */
const validInputs: Readonly<Record<CommandName, object>> = {
  getSnapshot: {},
  getCandles: { symbol: 'BTC/USDT', interval: '5m', limit: 100 },
  enterPaper: { equity: null },
  previewOrder: ticket,
  placeOrder: ticket,
  overrideSize: { ticket: { ...ticket, quantity: '0.7' }, reason: 'A larger book since Monday.', passphrase: null },
  cancelOrder: { clientOrderId: 'L-1' },
  cancelEntries: {},
  closePosition: { symbol: 'BTC/USDT', part: 'HALF' },
  moveStop: { symbol: 'BTC/USDT', stop: '57000' },
  startStrategy: { strategy: 'donchian' },
  stopStrategy: { strategy: 'donchian' },
  getJournal: { to: 200 },
  decideQuit: { how: 'KEEP', phrase: '' },
  pause: {},
  unpause: {},
  reportMachine: { battery: { level: 0.15, charging: false }, metered: null },
  emergencyStop: { source: 'button' },
  retryStop: {},
  markHandled: { key: 'close:ES-I7-BTC-L-1', reason: 'Closed on the page of the venue.', passphrase: null },
  resume: { mode: 'PAPER', phrase: 'RESUME', reason: 'checked by hand' },
  acknowledgeAlert: { key: 'STALE|PAPER|BTC/USDT|RC-21' },
  controlReplay: { action: 'speed', speed: null },
  verifyJournal: {},
  whatIfOrder: { ticket, mode: 'LIVE_MINIMAL' },
  requestApproval: { request: { kind: 'PROMOTE' } },
  confirmApproval: {
    token: 'token-0001',
    phrase: 'GO LIVE 0.1%',
    heldMs: 5_000,
    readEvidence: true,
    reason: '',
    lostAmount: null,
    passphrase: null,
  },
  cancelApproval: { token: 'token-0001' },
  demote: { to: 'PAPER', how: 'WIND_DOWN' },
  startAttempt: {},
  setLevel: { level: 'L1' },
  releaseLevel: { trigger: 'MANUAL', reason: 'looked at it' },
  correlationReview: {},
  acknowledgeReview: { overrideReason: null },
  whatIfCorrelation: { symbol: 'BTC/USDT', side: 'BUY', notional: '100' },
  enableStrategy: { strategy: 'donchian' },
  previewDrill: {},
  startDrill: { kind: 'stop' },
  getSettings: {},
  changeSettings: { settings: {} },
  waiveGates: { reason: 'walking the ladder on the simulator' },
  askOrder: { clientOrderId: 'L-000001' },
  resolveExternal: { kind: 'ORDER', symbol: 'BTC/USDT', id: 'web_1', action: 'CANCEL', stop: null },
  explainBalance: { amount: '-250', reason: 'my withdrawal of today' },
  setPassphrase: { current: null, next: 'correct horse battery' },
  startBacktest: {
    strategy: 'donchian',
    parameters: {},
    symbols: [],
    source: 'feed',
    from: null,
    to: null,
    equity: '10000',
    declaredVariants: 0,
    seed: 1,
    afterStop: 'END',
  },
  cancelBacktest: { id: 'bt-1' },
  getBacktest: { id: 'bt-1' },
  getVenue: {},
  configureVenue: {
    account: { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} },
  },
  saveVenueKeys: { apiKey: 'a-key-of-a-test', secret: 'a-secret-of-a-test', passphrase: null },
  removeVenueKeys: {},
  testVenue: {},
};

const failedCheck = {
  rule: 'RC-13',
  code: 'GROSS_EXPOSURE',
  name: 'Gross exposure',
  passed: false,
  value: '0.21',
  limit: '0.2',
  unit: 'fraction',
  text: 'Found 21 %, allowed 20 %. Close something first (RC-13).',
};

const foreignNames = ['', 'nope', 'GETSNAPSHOT', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'desk:call'];

export function runIpcContract(transport: ContractTransport): void {
  describe(`contract over ${transport.name}`, () => {
    let desk: FakeDesk;
    let host: Awaited<ReturnType<ContractTransport['open']>>;
    let client: ContractClient;
    const start = async (made: FakeDesk): Promise<void> => {
      desk = made;
      host = await transport.open(desk);
      client = await host.connect();
    };
    beforeEach(() => start(fakeDesk()));
    afterEach(async () => {
      await client.leave();
      await host.close();
    });
    const restart = async (made: FakeDesk): Promise<void> => {
      await client.leave();
      await host.close();
      await start(made);
    };

    it.each(commandNames)('carries %s with a valid input to its handler, as role ui', async (name) => {
      await expect(client.call(name, validInputs[name])).resolves.toMatchObject({ ok: true });
      expect(desk.calls).toMatchObject([{ name, input: validInputs[name], caller: { role: 'ui' } }]);
    });

    it('carries a snapshot unchanged', async () => {
      const result = await client.call('getSnapshot', {});
      expect(result).toEqual({ ok: true, value: viewSnapshotSchema.parse(buildView()) });
    });

    it.each(foreignNames)('answers UNKNOWN_COMMAND for the name "%s"', async (name) => {
      await expect(client.call(name, {})).resolves.toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } });
      expect(desk.calls).toEqual([]);
    });

    it.each(commandNames)('refuses an unknown key in the input of %s', async (name) => {
      const input = Object.assign({}, validInputs[name], { extra: 1 });
      await expect(client.call(name, input)).resolves.toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
      expect(desk.calls).toEqual([]);
    });

    it.each([null, 7, 'text', true, [], [{}]])('refuses the input %j', async (input) => {
      await expect(client.call('pause', input)).resolves.toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    });

    it('reports every problem of an input at once', async () => {
      const result = await client.call('placeOrder', { ...ticket, symbol: 'btc', side: 'UP', entry: '1e5' });
      expect(failureCodeOf(result)).toBe('INVALID_INPUT');
      expect(JSON.stringify(result)).toMatch(/symbol: .*side: .*entry: /);
    });

    it('refuses an own __proto__ key and leaves Object.prototype alone', async () => {
      const input: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
      await expect(client.call('pause', input)).resolves.toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    });

    it('answers PAYLOAD_TOO_LARGE above 65,536 bytes, counted in bytes and not in characters', async () => {
      const tooLarge = { ok: false, error: { code: 'PAYLOAD_TOO_LARGE' } };
      await expect(client.call('acknowledgeAlert', { key: 'x'.repeat(65_536) })).resolves.toMatchObject(tooLarge);
      await expect(client.call('acknowledgeAlert', { key: 'é'.repeat(32_768) })).resolves.toMatchObject(tooLarge);
      await expect(client.call('pause', {})).resolves.toMatchObject({ ok: true });
    });

    it('carries a refusal as data, with its checks', async () => {
      const denied = { ...failure('DENIED', 'Gross exposure would be 21 % of 20 %.'), checks: [failedCheck] };
      await restart(fakeDesk({ placeOrder: async () => err(denied) }));
      await expect(client.call('placeOrder', ticket)).resolves.toEqual({ ok: false, error: denied });
    });

    it('turns a bug in a handler into INTERNAL without its message, and logs it', async () => {
      const broken = async (): Promise<never> => {
        throw new Error('secret inside');
      };
      await restart(fakeDesk({ pause: broken }));
      const result = await client.call('pause', {});
      expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
      expect(JSON.stringify(result)).not.toContain('secret inside');
      expect(desk.log.lines.map((line) => line.level)).toContain('error');
    });

    it('answers an emergency stop while another command is still running', async () => {
      let finish: () => void = () => undefined;
      const slow = new Promise<void>((resolve) => (finish = resolve));
      await restart(fakeDesk({ placeOrder: () => slow.then(() => ok({ clientOrderId: 'L-9' })) }));
      const order = client.call('placeOrder', ticket);
      await expect(client.call('emergencyStop', { source: 'button' })).resolves.toMatchObject({ ok: true });
      finish();
      await expect(order).resolves.toMatchObject({ ok: true, value: { clientOrderId: 'L-9' } });
    });

    it('delivers events in order, numbered without gaps', async () => {
      for (let count = 0; count < 20; count += 1) desk.publish();
      desk.requestAttention('STALE|PAPER|BTC/USDT|RC-21', 'BTC/USDT has had no price.');
      const events = await client.heard(21);
      expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
      expect(events.at(-1)).toEqual({
        seq: 21,
        event: 'attentionRequested',
        payload: { alertKey: 'STALE|PAPER|BTC/USDT|RC-21', text: 'BTC/USDT has had no price.' },
      });
    });

    it('lets a client that missed events close the gap with a new snapshot', async () => {
      desk.publish();
      await client.heard(1);
      await client.leave();
      desk.publish();
      desk.publish();
      client = await host.connect();
      desk.publish();
      const [first] = await client.heard(1);
      expect(first?.seq).toBe(4);
      await expect(client.call('getSnapshot', {})).resolves.toMatchObject({ ok: true, value: { seq: 4 } });
      desk.publish();
      expect((await client.heard(2)).at(-1)?.seq).toBe(5);
    });

    it('refuses a command from anybody else', async () => {
      await expect(host.callAsStranger()).resolves.toBe('FORBIDDEN_SENDER');
      expect(desk.calls).toEqual([]);
    });

    it('stops listening to the desk when it closes', async () => {
      await client.leave();
      await host.close();
      expect(desk.listeners()).toBe(0);
    });
  });
}
