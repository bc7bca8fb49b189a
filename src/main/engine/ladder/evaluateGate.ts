/** The gate of the rung in force (SM-04): evaluated each minute and at an approval, journaled when its result changes. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { GateResult } from '../../domain/ladder/gate.ts';
import { gateHash } from '../../domain/ladder/gateHash.ts';
import { evaluatePaperGate, type PaperGateSnapshot } from '../../domain/ladder/paperGate.ts';
import { evaluateStepGate, type StepGateSnapshot } from '../../domain/ladder/stepGate.ts';
import { waiveGate } from '../../domain/ladder/waiveGate.ts';
import { note, record, type Step } from '../step.ts';
import type { LadderTurn } from './ladderTurn.ts';
import { paperGateSnapshot } from './paperFacts.ts';
import { stepGateSnapshot } from './stepFacts.ts';

/** The rung above; nothing above the last. */
export const nextRung = {
  PAPER: 'LIVE_MINIMAL',
  LIVE_MINIMAL: 'LIVE_SCALED_1',
  LIVE_SCALED_1: 'LIVE_SCALED_2',
  LIVE_SCALED_2: 'LIVE_SCALED_3',
  LIVE_SCALED_3: null,
} as const satisfies Record<TradingMode, TradingMode | null>;

export interface EvaluatedGate {
  readonly from: TradingMode;
  readonly target: Exclude<TradingMode, 'PAPER'>;
  readonly snapshot: PaperGateSnapshot | StepGateSnapshot;
  readonly result: GateResult;
  readonly hash: string;
}

/** The rule that a gate is, for its texts. */
export const gateRule = ({ snapshot }: EvaluatedGate): 'SM-05' | 'SM-06' =>
  snapshot.kind === 'PAPER' ? 'SM-05' : 'SM-06';

/** Evaluates the gate of the rung in force; null where there is no rung above, or no rung at all. */
export function evaluateGate(turn: LadderTurn): EvaluatedGate | null {
  const { mode } = turn.state.durable.modeState;
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return null;
  const target = nextRung[mode];
  if (target === null) return null;
  const snapshot = mode === 'PAPER' ? paperGateSnapshot(turn) : stepGateSnapshot(turn, mode);
  const judged = snapshot.kind === 'PAPER' ? evaluatePaperGate(snapshot) : evaluateStepGate(snapshot);
  const hash = gateHash(snapshot, turn.facts.sha256);
  const waiver = waiverOf(turn);
  if (waiver === null) return { from: mode, target, snapshot, result: judged, hash };
  const waivedHash = turn.facts.sha256(`${hash}|waived: ${waiver.reason}`);
  return { from: mode, target, snapshot, result: waiveGate(judged), hash: waivedHash };
}

/** In force only while the live venue has no real money, whatever was waived before. */
export const waiverOf = ({ state, facts }: LadderTurn) =>
  facts.venues.LIVE?.capabilities.realMoney === false ? state.durable.ladder.waiver : null;

/** The minute's look: a changed result is journaled and said. */
export function watchGate(step: Step): void {
  const gate = evaluateGate(step);
  if (gate === null) return;
  const failed = gate.result.items.filter((item) => !item.passed).map((item) => item.code);
  const before = step.state.durable.ladder.gate;
  if (before !== null && before.failed.join() === failed.join()) return;
  const { pass } = gate.result;
  record(step, 'GATE_EVALUATED', {
    data: { gate: gate.snapshot.kind, pass, failed, hash: gate.hash },
    durability: 'B',
  });
  if (pass) note(step, 'MODE', `The gate to ${gate.target} passes: promote on the Risk screen (${gateRule(gate)}).`);
}
