/** Valid parts of the Risk screen: a paper book whose gate lacks the drill, three triggers, three symbols. */
import type { ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { modeDefaults } from '../../src/shared/settings/modes.ts';
import { tradingModes } from '../../src/shared/model/mode.ts';
import type { ApprovalSnapshot } from '../../src/shared/ipc/contractRisk.ts';
import type { BacktestResult } from '../../src/shared/ipc/contractBacktest.ts';

type Parts = ViewSnapshot['parts'];
const AT = 1_722_837_600_000;
const HOUR = 3_600_000;

const gate: NonNullable<Parts['ladder']['gate']> = {
  target: 'LIVE_MINIMAL',
  pass: false,
  passed: 2,
  total: 3,
  evaluatedAt: AT,
  hash: '9f3ac1d2'.repeat(8),
  earliest: null,
  items: [
    { code: 'WIN_RATE', name: 'Win rate', rule: 'SM-05', passed: true, actual: '50.0%', required: '>= 45%', note: '' },
    {
      code: 'DAYS',
      name: 'Qualifying days',
      rule: 'SM-07',
      passed: true,
      actual: '7.2 days',
      required: '>= 7 days',
      note: '',
    },
    {
      code: 'DRILL',
      name: 'Emergency drill in the last 30 days',
      rule: 'SM-05',
      passed: false,
      actual: null,
      required: '1',
      note: 'none',
    },
  ],
};

const ladder: Parts['ladder'] = {
  rungs: tradingModes.map((mode) => ({ mode, limits: { ...modeDefaults[mode] } })),
  mode: 'PAPER',
  attempt: 1,
  rehearsal: 'STAND_IN',
  waived: null,
  canWaive: false,
  gate,
  promote: { enabled: false, text: '2 of 3: do the emergency drill' },
  clock: {
    startedAt: AT - 194 * HOUR,
    elapsedMs: 194 * HOUR,
    activeMs: 173 * HOUR,
    qualifyingDays: 7.2,
    needDays: 7,
    needElapsedMs: 168 * HOUR,
    pausedBy: null,
    resets: [],
  },
  probation: null,
  attempts: [
    {
      number: 1,
      hash: '4be1'.repeat(16),
      startedAt: AT - 194 * HOUR,
      endedAt: null,
      trades: 14,
      days: 7,
      sharpe: 1.42,
    },
  ],
  demotions: [],
  drills: [],
  drillRunning: null,
  review: null,
  rebases: 0,
  performanceDrawdown: '0.021',
  passphraseSet: true,
  pendingSettings: null,
};

export const buildEvidence = (change: Partial<Parts['evidence']> = {}): Parts['evidence'] => ({
  book: 'PAPER',
  trades: 14,
  days: 7,
  winRate: { value: 0.5, reason: null, interval: { low: 0.24, high: 0.76 } },
  sharpe: { value: 1.42, reason: null, interval: { low: -12.8, high: 15.6 } },
  expectancyR: { value: 0.12, reason: null, interval: { low: -0.4, high: 0.7 } },
  maxDrawdown: { value: 0.021, reason: null, interval: null },
  profitFactor: { value: 1.4, reason: null, interval: null },
  psrZero: { value: 0.57, reason: null, interval: null },
  psrHalf: { value: 0.55, reason: null, interval: null },
  deflated: { value: 0.57, reason: null, attempts: 1, variants: 0 },
  minTrack: { days: 493, reason: null, have: 7 },
  grade: 'D',
  gradeRule: 'C needs PSR 0.75, 14 days, 20 trades',
  sentence: '7 days cannot tell this from luck; about 493 would.',
  warnings: [],
  concentration: { bestTrade: 0.38, bestDay: 0.44 },
  tripOdds: 'At a win rate of 50%, 3 losses in a row within 20 trades: 79%.',
  gatePower: 'A no-skill book passes Sharpe >= 0.5 on 7 days 47% of the time.',
  ...change,
});

const trigger = (
  name: string,
  change: Partial<Parts['breaker']['triggers'][number]> = {},
): Parts['breaker']['triggers'][number] => ({
  trigger: name,
  name,
  rule: 'EB-02',
  value: '0.00%',
  limit: '1.00%',
  used: 0,
  level: 'L0',
  next: 'L1 at 0.75%',
  since: null,
  basis: 'risk marks',
  measuredAt: AT,
  definition: 'Loss since 00:00 UTC over the equity then',
  inputs: 'E0 10,042.18',
  clears: 'at 00:00 UTC',
  reaction: 'L4',
  ...change,
});

const breaker: Parts['breaker'] = {
  level: 'L0',
  triggers: [
    trigger('DAILY_LOSS', { name: 'Daily loss' }),
    trigger('LATENCY', {
      name: 'API latency',
      value: '84 ms',
      limit: '2,000 ms',
      used: 0.042,
      next: 'P3 at 1,000 ms',
      rule: 'EB-05',
    }),
    trigger('CORRELATION', {
      name: 'Correlation',
      value: null,
      limit: '0.70',
      used: null,
      basis: 'n/a (1 position)',
      rule: 'EB-06',
    }),
  ],
  history: [],
  incidents: [],
  reachability: {
    daily: '0.05',
    drawdown: '0.15',
    text: 'A full book reaches the daily limit after an adverse move of 5%.',
  },
  manual: null,
  latched: [],
};

const exposure: Parts['exposure'] = {
  gross: '0.0158',
  net: '0.0158',
  grossCap: '0.2',
  symbolCap: '0.2',
  heat: '0.001',
  heatCap: '0.02',
  symbols: [{ symbol: 'BTC/USDT', signed: '0.0158', notional: '158.67', risk: '9.99', working: '0' }],
};

const correlation: Parts['correlation'] = {
  rhoW: '0.42',
  limit: '0.7',
  warn: '0.6',
  reason: '',
  evaluatedAt: AT,
  breaches: 0,
  persist: 3,
  clusterShare: '0.16',
  effectiveBets: '1.6',
  adjusted: '0.021',
  adjustedCap: '0.16',
  symbols: ['BTC/USDT', 'ETH/USDT', 'SOL/USDT'],
  held: [true, true, false],
  ewma: [
    [1, 0.52, 0.31],
    [0.52, 1, null],
    [0.31, null, 1],
  ],
  ledoitWolf: [
    [1, 0.5, 0.35],
    [0.5, 1, 0.4],
    [0.35, 0.4, 1],
  ],
  hours: [
    [240, 240, 240],
    [240, 240, 61],
    [240, 61, 240],
  ],
  needHours: 100,
};

export const riskView: Pick<Parts, 'ladder' | 'evidence' | 'breaker' | 'exposure' | 'correlation'> = {
  ladder,
  evidence: buildEvidence(),
  breaker,
  exposure,
  correlation,
};

export const buildApproval = (change: Partial<ApprovalSnapshot> = {}): ApprovalSnapshot => ({
  token: 'token-0001',
  kind: 'PROMOTE',
  title: 'Promote PAPER to LIVE MINIMAL 0.1%',
  from: 'PAPER',
  to: 'LIVE_MINIMAL',
  hash: '9f3ac1d2'.repeat(8),
  frozenAt: AT,
  expiresAt: AT + 300_000,
  holdMs: 5_000,
  phrase: 'GO LIVE 0.1%',
  needsEvidence: true,
  needsReason: false,
  lostAmount: null,
  passphraseSet: true,
  gate: { ...gate, pass: true, passed: 3, items: gate.items.map((item) => ({ ...item, passed: true })) },
  evidence: buildEvidence(),
  changes: [{ name: 'risk per trade', now: '0.5%', after: '0.1% of REAL money' }],
  settingChanges: [],
  strategyHash: '4be1'.repeat(16),
  configHash: '0'.repeat(64),
  warnings: ['Market orders in a stop have no price cap.'],
  checklist: [],
  ...change,
});

export const buildBacktest = (): BacktestResult => ({
  row: {
    id: 'bt-1',
    state: 'DONE',
    text: '',
    strategy: 'donchian',
    parametersHash: '4be1'.repeat(16),
    from: AT - 1_000 * HOUR,
    to: AT,
    startedAt: AT,
    trades: 0,
    sharpe: { value: null, low: null, high: null },
    maxDrawdown: null,
    netPnl: '0',
    costs: '0',
    grade: 'D',
  },
  metrics: [],
  evidence: buildEvidence(),
  equity: [],
  trips: [],
  trades: [],
  costs: { fees: '0', slippage: '0', share: null },
  notes: [],
  hashes: {
    strategy: '4be1'.repeat(16),
    data: 'scripted:1',
    settings: '0'.repeat(64),
    app: '0.1.0',
    result: '0'.repeat(64),
  },
  variants: { known: 1, declared: 0 },
});
