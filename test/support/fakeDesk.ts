/** A whole Desk without an engine: the real command door, a scripted view, and a record of what reached it. */
import { ok } from '../../src/shared/base/result.ts';
import type { CommandOutput, DeskEvent } from '../../src/shared/ipc/contract.ts';
import type { ViewPatch, ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { createCall } from '../../src/main/desk/callCommand.ts';
import type { Caller, CommandHandlers, Desk, DeskStatus, PowerEvent } from '../../src/main/desk/desk.ts';
import { buildApproval, buildBacktest, riskView } from './buildRiskView.ts';
import { buildVenueSetup } from './buildVenueSetup.ts';
import { buildView } from './buildView.ts';
import { recordingLog, type RecordingLog } from './recordingLog.ts';

export interface FakeDesk extends Desk {
  /** Commands that were carried out, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown; readonly caller: Caller }[];
  readonly powerEvents: readonly PowerEvent[];
  readonly hotkeys: readonly { readonly active: boolean; readonly text: string }[];
  readonly stops: readonly string[];
  readonly faults: readonly string[];
  /** Hosts that were told to wait for a person, each with its way to go on. */
  readonly leaves: readonly (() => void)[];
  /** From now on a host that wants to quit waits. */
  holdQuit(): void;
  readonly log: RecordingLog;
  /** How many listeners the desk has now. */
  readonly listeners: () => number;
  publish(patch?: ViewPatch): void;
  /** Changes the status and publishes, as the desk does when its mode changes. */
  changeStatus(change: Partial<DeskStatus>): void;
  /** Replaces what getSnapshot answers; its seq stays the desk's own. */
  setView(view: ViewSnapshot): void;
}

const initialStatus: DeskStatus = {
  mode: 'PAPER',
  run: 'RUNNING',
  level: 'L0',
  phase: null,
  workspace: 'live',
  line: 'PAPER, day +0.42%',
  title: 'PAPER · Breakwater',
  unacknowledged: 2,
  bookOpen: false,
  keepsAwake: false,
};

/** `overrides` answer in place of the fake's own handlers. */
export function fakeDesk(overrides: Partial<CommandHandlers> = {}): FakeDesk {
  const calls: { name: string; input: unknown; caller: Caller }[] = [];
  const powerEvents: PowerEvent[] = [];
  const hotkeys: { active: boolean; text: string }[] = [];
  const stops: string[] = [];
  const faults: string[] = [];
  const leaves: (() => void)[] = [];
  let holdsQuit = false;
  const listeners = new Set<(event: DeskEvent) => void>();
  const log = recordingLog();
  let status = initialStatus;
  let view = buildView();
  let seq = 0;
  const emit = (event: DeskEvent): void => listeners.forEach((listener) => listener(event));
  const publish = (payload: ViewPatch = { parts: {}, rows: {}, logs: {} }): void =>
    emit({ seq: (seq += 1), event: 'viewPatched', payload });
  const handlers = { ...answers(() => ({ ...view, seq })), ...overrides };
  const call = createCall(handlers, log);
  return {
    calls,
    powerEvents,
    hotkeys,
    stops,
    faults,
    leaves,
    holdQuit: () => void (holdsQuit = true),
    log,
    listeners: () => listeners.size,
    publish,
    changeStatus: (change) => {
      status = { ...status, ...change };
      publish();
    },
    setView: (next) => (view = next),
    call: async (name, input, caller) => {
      const result = await call(name, input, caller);
      if (result.ok) calls.push({ name, input, caller });
      return result;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    status: () => status,
    power: (event) => void powerEvents.push(event),
    hostReady: ({ hotkey }) => void hotkeys.push(hotkey),
    requestAttention: (alertKey, text) =>
      emit({ seq: (seq += 1), event: 'attentionRequested', payload: { alertKey, text } }),
    fault: (where) => void faults.push(where),
    askQuit: (leave) => {
      if (holdsQuit) leaves.push(leave);
      return holdsQuit;
    },
    stop: async (reason) => void stops.push(reason),
  };
}

const done = async () => ok({});

const noPreview: CommandOutput<'previewOrder'> = {
  ok: true,
  quantity: '0.1',
  entryPrice: '60000',
  stopPrice: '56400',
  sizing: null,
  checks: [],
  proposed: null,
  refusals: [],
  unusual: null,
};

const riskAnswers = {
  whatIfOrder: async () => ok({ preview: noPreview, sentence: 'The exposure cap binds.' }),
  requestApproval: async () => ok(buildApproval()),
  confirmApproval: async () => ok({ text: 'Mode is now LIVE MINIMAL 0.1%.' }),
  cancelApproval: done,
  demote: done,
  startAttempt: async () => ok({ attempt: 2 }),
  setLevel: done,
  releaseLevel: done,
  correlationReview: async () =>
    ok({ generatedAt: 0, correlation: riskView.correlation, worstHours: [], whatIf: [], sentence: 'Two bets.' }),
  acknowledgeReview: done,
  whatIfCorrelation: async () =>
    ok({ rhoW: '0.5', adjusted: '0.03', cap: '0.16', effectiveBets: '1.4', text: 'Still two bets.' }),
  enableStrategy: done,
  previewDrill: async () =>
    ok({
      symbol: 'BTC/USDT',
      side: 'BUY',
      quantity: '0.002',
      price: '60000.1',
      notional: '120.0002',
      stop: '58199.9',
      lossAtStop: '3.84',
      account: 'Binance demo, perpetuals',
      realMoney: false,
      holdMs: 5_000,
      refusals: [],
    }),
  startDrill: async () => ok({ text: 'The drill runs.' }),
  getSettings: async () => ok({ settings: {}, defaults: {}, hash: '0'.repeat(64), pending: null }),
  changeSettings: async () => ok({ changes: [], text: 'Nothing changed.' }),
  resolveExternal: done,
  explainBalance: done,
  askOrder: done,
  waiveGates: done,
  setPassphrase: done,
  startBacktest: async () => ok({ id: 'bt-1' }),
  cancelBacktest: done,
  getBacktest: async () => ok(buildBacktest()),
  getVenue: async () => ok(buildVenueSetup()),
  configureVenue: async () => ok(buildVenueSetup()),
  saveVenueKeys: async () => ok(buildVenueSetup()),
  removeVenueKeys: async () => ok(buildVenueSetup()),
  testVenue: async () => ok(buildVenueSetup()),
} satisfies Partial<CommandHandlers>;

/** The plainest right answer to every command. */
function answers(snapshot: () => ViewSnapshot): CommandHandlers {
  const accepted = async () => ok({ clientOrderId: 'L-2' });
  return {
    ...riskAnswers,
    getSnapshot: async () => ok(snapshot()),
    getCandles: async ({ interval }) => ok({ candles: [], interval }),
    enterPaper: done,
    previewOrder: async () => ok(noPreview),
    placeOrder: accepted,
    overrideSize: accepted,
    cancelOrder: done,
    cancelEntries: async () => ok({ canceled: 1 }),
    closePosition: accepted,
    moveStop: done,
    startStrategy: done,
    stopStrategy: done,
    pause: done,
    unpause: done,
    reportMachine: done,
    emergencyStop: async () => ok({ incident: 'I7', entriesBlocked: true }),
    getJournal: async () => ok({ newest: -1, lines: [] }),
    retryStop: done,
    decideQuit: done,
    markHandled: async () => ok({ text: '' }),
    resume: done,
    acknowledgeAlert: done,
    controlReplay: done,
    verifyJournal: async () =>
      ok({ ok: true, entries: 3, from: 0, to: 2, head: '0'.repeat(64), findings: [], durationMs: 1 }),
  };
}
