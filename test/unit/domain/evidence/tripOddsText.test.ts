import { describe, expect, it } from 'vitest';
import { tripOddsText } from '../../../../src/main/domain/evidence/tripOddsText.ts';

const twenty = { trades: 20, winRate: 0.45, odds: 0.5 };

describe('tripOddsText', () => {
  it('gives the odds at the win rate so far', () => {
    expect(tripOddsText({ ...twenty, losses: 3, odds: 0.869 })).toBe(
      'At this win rate (45%), 3 losses in a row within 20 trades happen 87% of the time.',
    );
    expect(tripOddsText({ ...twenty, losses: 1, odds: 0.9 })).toBe(
      'At this win rate (45%), one loss within 20 trades happens 90% of the time.',
    );
  });

  it('says in words that a run longer than the trades ahead cannot come', () => {
    expect(tripOddsText({ ...twenty, losses: 30, odds: 0 })).toBe(
      'It takes 30 full losses in a row to reach the drawdown limit, more than the next 20 trades can bring.',
    );
    expect(tripOddsText({ ...twenty, losses: 20, odds: 0.0000064 })).toBe(
      'At this win rate (45%), 20 losses in a row within 20 trades happen under 1% of the time.',
    );
  });

  it('writes no odds as 0% or 100% that are neither', () => {
    expect(tripOddsText({ trades: 20, winRate: 0.004, losses: 2, odds: 0.9999 })).toBe(
      'At this win rate (under 1%), 2 losses in a row within 20 trades happen over 99% of the time.',
    );
    expect(tripOddsText({ trades: 20, winRate: 0, losses: 2, odds: 1 })).toBe(
      'At this win rate (0%), 2 losses in a row within 20 trades happen 100% of the time.',
    );
    expect(tripOddsText({ trades: 20, winRate: 1, losses: 3, odds: 0 })).toBe(
      'At this win rate (100%), 3 losses in a row within 20 trades would never happen; the win rate will not stay there.',
    );
  });
});
