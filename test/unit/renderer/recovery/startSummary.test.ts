import { describe, expect, it } from 'vitest';
import type { ExternalRow } from '../../../../src/renderer/features/desk/external/externalWords.ts';
import {
  asleepSince,
  startHold,
  startSentences,
  summaryLines,
} from '../../../../src/renderer/features/recovery/startSummary.ts';

const blocker = {
  code: 'RESTART',
  text: 'Level L2: started with a live book, nothing differs.',
  since: 1_000,
  clears: 'Clears when you confirm the summary.',
  rule: 'SM-19',
};

describe('startHold', () => {
  it('is nothing while no start waits', () => {
    expect(startHold({ blockers: [] }, { latched: [] })).toBeNull();
    expect(startHold({ blockers: [{ ...blocker, code: 'LATENCY' }] }, { latched: [] })).toBeNull();
  });

  it('is L2 for a clean start and L3 for one that latched', () => {
    expect(startHold({ blockers: [blocker] }, { latched: [] })).toEqual({
      level: 'L2',
      text: 'started with a live book, nothing differs.',
      since: 1_000,
    });
    const latched = [{ trigger: 'RESTART', text: 'L3: the live book differs from the venue, 2 differences' }];
    expect(startHold({ blockers: [blocker] }, { latched })?.level).toBe('L3');
  });
});

describe('startSentences', () => {
  const text = 'the live book differs from the venue, 2 differences.';

  it('says what differs and what to do', () => {
    expect(startSentences({ level: 'L3', text, since: 1_000 }, '15:29:35', false)).toBe(
      'The live book differs from the venue, 2 differences. Compared 15:29:35 UTC. Settle what differs, then resume: it takes an approval and starts no strategy.',
    );
  });

  it('does not say that anything differs once all is settled', () => {
    expect(startSentences({ level: 'L3', text, since: 1_000 }, '15:30:06', true)).toBe(
      'At the start: the live book differs from the venue, 2 differences. Compared 15:30:06 UTC. Settled since; resuming takes an approval and starts no strategy.',
    );
  });

  it('asks for nothing but a look after a clean start', () => {
    const clean = 'started with a live book, nothing differs.';
    expect(startSentences({ level: 'L2', text: clean, since: 1_000 }, null, true)).toBe(
      'Started with a live book, nothing differs. Not compared with the venue yet.',
    );
  });
});

describe('asleepSince', () => {
  it('is when the machine fell asleep, and nothing without sleep', () => {
    expect(asleepSince({ blockers: [blocker, { ...blocker, code: 'SLEEP', since: 5_000 }] })).toBe(5_000);
    expect(asleepSince({ blockers: [blocker] })).toBeNull();
  });
});

const position: ExternalRow = {
  kind: 'POSITION',
  symbol: 'BTC/USDT',
  id: '',
  text: 'we hold 0, the venue says 0.4 from 61250',
  ours: '0',
  theirs: '0.4',
  since: 1_000,
  left: false,
  stop: null,
};
const order: ExternalRow = { ...position, kind: 'ORDER', id: 'web-7', text: 'BUY LIMIT 0.5 at 60000' };

describe('summaryLines', () => {
  it('puts each decision beside its difference', () => {
    const differences = [
      'BTC/USDT: order web-7, BUY LIMIT 0.5, is not ours',
      'L-000231 BTC/USDT: we have it working, the venue does not list it',
      'BTC/USDT: we hold 0, the venue says 0.4',
    ];
    expect(summaryLines({ differences, external: [position, order] }).map(({ about }) => about)).toEqual([
      order,
      null,
      position,
    ]);
  });

  it('adds what waits for a decision without a difference, and leaves out what was left alone', () => {
    expect(summaryLines({ differences: [], external: [position, { ...order, left: true }] })).toEqual([
      { text: 'BTC/USDT: we hold 0, the venue says 0.4 from 61250', about: position },
    ]);
  });

  it('does not take one order for another whose id begins alike', () => {
    const differences = ['BTC/USDT: order web-71, BUY LIMIT 0.5, is not ours'];
    expect(summaryLines({ differences, external: [order] })[0]?.about).toBeNull();
  });
});
