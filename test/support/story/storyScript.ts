/**
 * The first three weeks of a normal user, step by step (domain specification, Appendix C): one script for the test and for the replay that a person
 * watches. Each step happens at its feed time; what must be true after it is the test's own matter.
 * Left out, because this build has no phone and no second machine: the heartbeat and the alert of the stolen PC.
 */
import { liveTrades, paperTrades, type PlannedTrade } from './plannedTrades.ts';
import { acknowledgeAll, approve, enter, leave, must, STORY_PASSPHRASE, type StoryDesk } from './storyDesk.ts';
import { at } from './storyTime.ts';

export interface StoryStep {
  readonly id: string;
  /** Feed time, a multiple of ten seconds. */
  readonly at: number;
  /** What the watcher reads; empty for steps that speak for themselves. */
  readonly caption: string;
  readonly act: (desk: StoryDesk) => Promise<unknown>;
  /** The app is closed from here until then. Where a person watches, the computer sleeps instead. */
  readonly offUntil?: number;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Entering and leaving of one planned trade. */
function stepsOf(kind: string, trade: PlannedTrade, number: number): readonly StoryStep[] {
  const { symbol, side, from, to } = trade;
  const name = `${kind} trade ${number}`;
  return [
    {
      id: `${kind}-${number}-in`,
      at: from,
      caption: `${name}: the user ${side === 'BUY' ? 'buys' : 'sells'} ${symbol} with a stop of 2.6 %.`,
      act: (desk) => enter(desk, { symbol, side }),
    },
    { id: `${kind}-${number}-out`, at: to, caption: '', act: (desk) => leave(desk, symbol) },
  ];
}

const weekOne: readonly StoryStep[] = [
  {
    id: 'setup',
    at: at(0, '00:10'),
    caption: 'Day 0: the user sets a passphrase and opens a paper book of 2,000 USDT, as much as is meant to go live.',
    act: async (desk) => {
      await must(desk, 'setPassphrase', { current: null, next: STORY_PASSPHRASE });
      await must(desk, 'enterPaper', { equity: '2000' });
    },
  },
  ...paperTrades.flatMap((trade, index) => stepsOf('paper', trade, index + 1)),
  {
    id: 'drill-position',
    at: at(1, '19:50'),
    caption: 'Day 1: the user opens a small position to rehearse the emergency stop on.',
    act: (desk) => enter(desk, { symbol: 'BTC/USDT', side: 'BUY', quantity: '0.00100' }),
  },
  {
    id: 'drill',
    at: at(1, '20:00'),
    caption: 'Day 1: the emergency stop, pressed by hand. Everything is closed, the cooldown is five minutes.',
    act: (desk) => must(desk, 'emergencyStop', { source: 'button' }),
  },
  {
    id: 'drill-resume',
    at: at(1, '20:06'),
    caption: 'Day 1: after the cooldown the user resumes to PAPER with a reason. The step clock was paused, not reset.',
    act: async (desk) => {
      await must(desk, 'resume', { mode: 'PAPER', phrase: 'RESUME', reason: 'rehearsed the emergency stop' });
      await must(desk, 'unpause', {});
      await acknowledgeAll(desk);
    },
  },
  {
    id: 'night-1',
    at: at(2, '22:00'),
    caption: 'Day 2: the app is closed for the night. Nothing accrues.',
    act: nothing,
    offUntil: at(3, '06:30'),
  },
  {
    id: 'night-2',
    at: at(4, '22:00'),
    caption: 'Day 4: closed for the night again.',
    act: nothing,
    offUntil: at(5, '06:30'),
  },
];

const goingLive: readonly StoryStep[] = [
  {
    id: 'verify',
    at: at(7, '09:50'),
    caption: 'Day 7: the journal is verified and the alerts are read.',
    act: async (desk) => {
      await must(desk, 'verifyJournal', {});
      await acknowledgeAll(desk);
    },
  },
  {
    id: 'preflight',
    at: at(7, '10:00'),
    caption:
      'Day 7: everything else passes, so the gate runs its preflight: an order far from the market is placed and canceled.',
    // The answer of the first request is that the drill list of SM-23 runs.
    act: (desk) => desk.try('requestApproval', { request: { kind: 'PROMOTE' } }),
  },
  {
    id: 'go-live',
    at: at(7, '10:05'),
    caption:
      'Day 7: gate passed, evidence read, passphrase, GO LIVE 0.1%. Probation of 24 h, the paper book goes on as shadow.',
    act: (desk) => approve(desk, { kind: 'PROMOTE' }, ''),
  },
];

const weekTwo: readonly StoryStep[] = [
  ...liveTrades.flatMap((trade, index) => stepsOf('live', trade, index + 1)),
  {
    id: 'silence',
    at: at(9, '11:20'),
    caption: 'Day 9: the router dies. The stop rests at the venue.',
    act: async (desk) => desk.line.setSilent(true),
  },
  { id: 'silence-10', at: at(9, '11:20:20'), caption: '', act: nothing },
  {
    id: 'silence-40',
    at: at(9, '11:20:40'),
    caption: 'Day 9: connected again after 40 s. The desk compares its record with the venue.',
    act: async (desk) => desk.line.setSilent(false),
  },
  { id: 'silence-over', at: at(9, '11:30'), caption: '', act: acknowledgeAll },
  {
    id: 'slow-positions',
    at: at(11, '08:00'),
    caption: 'Day 11: two small positions, BTC long and ETH short.',
    act: async (desk) => {
      await enter(desk, { symbol: 'BTC/USDT', side: 'BUY', quantity: '0.00028' });
      await enter(desk, { symbol: 'ETH/USDT', side: 'SELL', quantity: '0.0055' });
    },
  },
  {
    id: 'resting',
    at: at(11, '09:50'),
    caption: 'Day 11: and one entry that rests 2 % below the market.',
    act: (desk) => enter(desk, { symbol: 'BTC/USDT', side: 'BUY', quantity: '0.00012', below: 0.02 }),
  },
  {
    id: 'slow-venue',
    at: at(11, '10:00'),
    caption: 'Day 11: the venue becomes slow, 2.6 s for each call at the least.',
    act: async (desk) => desk.line.setLatency(2_600),
  },
  {
    id: 'slow-reduced',
    at: at(11, '10:00:20'),
    caption: 'Day 11: L2 at once. The resting entry is taken back, the stops stay.',
    act: nothing,
  },
  {
    id: 'slow-stopped',
    at: at(11, '10:02'),
    caption: 'Day 11: still slow after 30 s, so everything was closed.',
    act: async (desk) => desk.line.setLatency(null),
  },
  {
    id: 'slow-resume',
    at: at(11, '10:30'),
    caption:
      'Day 11: a technical cause, so after 15 minutes the user resumes to LIVE MINIMAL. The clock was not reset.',
    act: async (desk) => {
      await acknowledgeAll(desk);
      await approve(desk, { kind: 'RESUME', mode: 'LIVE_MINIMAL' }, 'the venue answers as usual again');
      await must(desk, 'unpause', {});
    },
  },
];

const scaling: readonly StoryStep[] = [
  {
    id: 'review',
    at: at(15, '09:50'),
    caption: 'Day 15: the correlation review is read and acknowledged.',
    act: async (desk) => {
      await acknowledgeAll(desk);
      await must(desk, 'verifyJournal', {});
      await must(desk, 'correlationReview', {});
      // One position at a time has no correlation to show, so the gate wants the reason in writing.
      await must(desk, 'acknowledgeReview', { overrideReason: 'one position at a time, so there was none' });
    },
  },
  {
    id: 'scale',
    at: at(15, '10:00'),
    caption: 'Day 15: the step gate passes. SCALE TO 0.25%: three symbols, gross 5 %, probation again.',
    act: (desk) => approve(desk, { kind: 'PROMOTE' }, ''),
  },
  {
    id: 'correlated',
    at: at(16, '08:00'),
    caption: 'Day 16: BTC and ETH long, each 1.5 % of equity. They are nearly one bet.',
    act: async (desk) => {
      await enter(desk, { symbol: 'BTC/USDT', side: 'BUY', quantity: '0.00053' });
      await enter(desk, { symbol: 'ETH/USDT', side: 'BUY', quantity: '0.0105' });
    },
  },
  { id: 'correlated-alert', at: at(16, '08:00:30'), caption: '', act: nothing },
  {
    id: 'uncorrelated',
    at: at(16, '08:06'),
    caption: 'Day 16: after the alert the user closes ETH. One position has no correlation; L1 clears after 300 s.',
    act: (desk) => leave(desk, 'ETH/USDT'),
  },
  { id: 'uncorrelated-clear', at: at(16, '08:20'), caption: '', act: acknowledgeAll },
  { id: 'last-out', at: at(16, '12:00'), caption: '', act: (desk) => leave(desk, 'BTC/USDT') },
  {
    id: 'stolen',
    at: at(20, '09:00'),
    caption:
      'Day 20: the PC is stolen. What rests at the venue limits the loss; a new PC knows nothing and starts in SETUP.',
    act: nothing,
  },
];

/** Every step in order of time. */
export const storyScript: readonly StoryStep[] = [...weekOne, ...goingLive, ...weekTwo, ...scaling].toSorted(
  (one, other) => one.at - other.at,
);
