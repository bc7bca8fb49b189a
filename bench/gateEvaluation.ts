/** The gate to real money, from the engine's state to a hashed result (SM-04): what happens each minute and at every approval. */
import { evaluatePaperGate } from '../src/main/domain/ladder/paperGate.ts';
import { evaluateGate } from '../src/main/engine/ladder/evaluateGate.ts';
import { ladderEngine } from '../test/support/ladderEngine.ts';
import { paperWeek } from '../test/support/ladderHistory.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

/** A quarter of a year of the same good week. */
const WEEKS = 11;
const EVALUATIONS = 2_000;
const WARM_UP = 200;

export function run(): Promise<Figure> {
  const history = paperWeek();
  for (let week = 1; week < WEEKS; week += 1) history.live('PAPER');
  const engine = ladderEngine({ durable: history.durable, at: history.at });
  const turn = { state: engine.state, facts: engine.facts, at: engine.now() };
  const first = evaluateGate(turn);
  const snapshot = first?.snapshot;
  if (snapshot?.kind !== 'PAPER') throw new Error('the paper book has a gate');
  const whole = samples(() => evaluateGate(turn));
  const bare = samples(() => evaluatePaperGate(snapshot));
  const p99 = percentile(whole, 0.99);
  return Promise.resolve({
    id: 'gate-evaluation',
    name: 'Gate evaluation (median)',
    unit: 'ms',
    value: percentile(whole, 0.5),
    p99,
    baseline: percentile(bare, 0.5),
    goal: '< 5 ms',
    holds: p99 < 5,
    details: {
      days: snapshot.evidence.dailyReturns,
      trades: snapshot.evidence.closedTrades,
      items: first?.result.items.length ?? 0,
    },
  });
}

function samples(work: () => unknown): readonly number[] {
  const taken: number[] = [];
  for (let at = 0; at < EVALUATIONS + WARM_UP; at += 1) {
    const start = performance.now();
    work();
    if (at >= WARM_UP) taken.push(performance.now() - start);
  }
  return taken;
}
