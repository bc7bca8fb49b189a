import { describe, expect, it } from 'vitest';
import { feedWords } from '../../../../src/renderer/features/frame/feedWords.ts';
import { modeDetail, type DetailFacts } from '../../../../src/renderer/features/frame/modeDetail.ts';
import { buildIncident, buildView } from '../../../support/buildView.ts';

const { desk, feed } = buildView().parts;
const live = { ...feed, kind: 'live', label: 'Binance', speed: null } as const;
const AT = feed.now;
const paper: DetailFacts = {
  desk: { ...desk, workspace: 'live' },
  feed: live,
  venue: 'Binance',
  liveVenue: null,
  incident: null,
  rehearsal: 'NONE',
  strategy: null,
  now: AT,
};
const minimal: DetailFacts = { ...paper, desk: { ...paper.desk, book: 'LIVE', mode: 'LIVE_MINIMAL' } };
const rehearsed: DetailFacts = {
  ...minimal,
  desk: { ...minimal.desk, workspace: 'replay' },
  feed,
  rehearsal: 'STAND_IN',
};

const leg = {
  key: 'close:ETH/USDT',
  book: 'PAPER',
  kind: 'CLOSE',
  symbol: 'ETH/USDT',
  side: 'BUY',
  atVenue: '0.05',
  orderId: null,
  sentMs: null,
  filled: '0',
  averagePrice: null,
  slippageBps: null,
  state: 'SENT',
  note: '',
  handled: null,
} as const;
const stopped = (phase: 'EXECUTING' | 'UNRESOLVED' | 'COOLDOWN' | 'AWAITING_APPROVAL'): DetailFacts => ({
  ...paper,
  desk: { ...paper.desk, mode: 'EMERGENCY_STOP', phase },
  incident: {
    ...buildIncident(AT),
    cooldownEndsAt: AT + 300_000,
    legs: [
      leg,
      { ...leg, key: 'b', symbol: 'BTC/USDT', side: 'SELL', state: 'FLAT' },
      { ...leg, key: 'c', kind: 'CANCEL', state: 'CANCELED' },
    ],
  },
});

describe('modeDetail', () => {
  it.each<[string, DetailFacts]>([
    ['simulated money, live prices, nothing is sent to Binance', paper],
    ['simulated money, live prices, nothing is sent to any exchange', { ...paper, venue: 'Paper venue' }],
    ['nothing can trade yet', { ...paper, desk: { ...paper.desk, mode: 'SETUP' } }],
    ['rehearsal on two symbols, 5m x60, counts for no gate', { ...paper, desk, feed }],
    [
      'rehearsal on two symbols, 5m at full speed, paused, counts for no gate, synthetic market',
      { ...paper, desk, feed: { ...feed, fullSpeed: true, paused: true, synthetic: true } },
    ],
    [
      'rehearsal on two symbols, 5m x60 with a stand-in live venue, counts for no real gate',
      { ...paper, desk, feed, rehearsal: 'STAND_IN' },
    ],
    ['real money on Binance', minimal],
    ['real money on Binance, strategy trend-1 4be1c2d3', { ...minimal, strategy: 'trend-1 4be1c2d3' }],
    ['real money on Binance, step 2 of 3', { ...minimal, desk: { ...minimal.desk, mode: 'LIVE_SCALED_2' } }],
    ['REHEARSAL, no real money: stand-in venue, two symbols, 5m x60, counts for no real gate', rehearsed],
    [
      'REHEARSAL, no real money: stand-in venue, step 3 of 3, two symbols, 5m x60, counts for no real gate, synthetic market',
      { ...rehearsed, desk: { ...rehearsed.desk, mode: 'LIVE_SCALED_3' }, feed: { ...feed, synthetic: true } },
    ],
    [
      'REHEARSAL, no real money: Binance demo, step 1 of 3, strategy trend-1 4be1c2d3, counts for no real gate',
      {
        ...minimal,
        desk: { ...minimal.desk, mode: 'LIVE_SCALED_1' },
        venue: 'Binance demo',
        liveVenue: 'Binance demo',
        rehearsal: 'VENUE',
        strategy: 'trend-1 4be1c2d3',
      },
    ],
    [
      'simulated money, live prices, nothing is sent to Binance demo; rehearsal, counts for no real gate',
      { ...paper, venue: 'Paper venue (simulated)', liveVenue: 'Binance demo', rehearsal: 'VENUE' },
    ],
    ['closing: 1 of 2 positions flat, 1 of 1 entries canceled', stopped('EXECUTING')],
    ['UNRESOLVED: ETH/USDT SHORT 0.05 still open, act now', stopped('UNRESOLVED')],
    ['flat since 06:00:00 UTC, cooldown ends 06:05:00 UTC (in 5:00)', stopped('COOLDOWN')],
    ['flat, cooldown over: a person must approve the resume', stopped('AWAITING_APPROVAL')],
  ])('says "%s"', (text, facts) => expect(modeDetail(facts)).toBe(text));

  it('says first that a stop is a rehearsal', () => {
    const facts = stopped('AWAITING_APPROVAL');
    expect(modeDetail({ ...facts, desk: { ...facts.desk, workspace: 'replay' } })).toMatch(/^rehearsal, flat/);
    const live = { ...facts.desk, workspace: 'replay', modeBefore: 'LIVE_MINIMAL' } as const;
    expect(modeDetail({ ...facts, desk: live })).toMatch(/^REHEARSAL, flat/);
    const atVenue = { ...live, workspace: 'live' } as const;
    expect(modeDetail({ ...facts, desk: atVenue, rehearsal: 'VENUE' })).toMatch(/^REHEARSAL, flat/);
    expect(modeDetail({ ...facts, desk: atVenue })).toMatch(/^flat/);
  });
});

describe('feedWords', () => {
  it('names kind, state, symbols and age', () => {
    expect(feedWords(live, 10, '0.4 s')).toBe('Feed live 10 sym 0.4 s');
    expect(feedWords({ ...live, state: 'stale' }, 10, '34 s')).toBe('Feed live stale 10 sym 34 s');
    expect(feedWords({ ...feed, synthetic: true }, 2, '0.4 s')).toBe('Feed replay x60 2 sym synthetic');
    expect(feedWords({ ...feed, kind: 'none' }, 0, '')).toBe('No feed');
  });
});
