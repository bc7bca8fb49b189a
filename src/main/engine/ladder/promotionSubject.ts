/** A promotion to be approved (T2, T3): the gate passes now, and everything it looked at is frozen. */
import { err, ok } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { ModeLimits } from '../../../shared/settings.ts';
import { money } from '../../../shared/values/money.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { gateText } from '../../domain/ladder/gateText.ts';
import { moneyText, shortPercentText } from '../../domain/wording/numberText.ts';
import { equityOf } from '../exposure.ts';
import { evidenceOf } from '../evidence.ts';
import { record, type Step } from '../step.ts';
import type { SubjectOf } from './approvalSubject.ts';
import { evaluateGate, gateRule, type EvaluatedGate } from './evaluateGate.ts';
import { gateView } from './gateView.ts';
import { opensGates } from './opensGates.ts';
import { liveEquity } from './paperFacts.ts';
import { startPreflight } from './preflight.ts';

const WORST = 'Worst case, said aloud: market orders in an emergency stop have no price cap, and a stop order can gap.';

export const promotionSubject: SubjectOf<'PROMOTE'> = (step) => {
  const refusal = refusalOf(step);
  if (refusal !== null) return err(refusal);
  const gate = evaluateGate(step);
  if (gate === null) return err(failure('ILLEGAL_TRANSITION', 'There is no rung above this one (SM-03).'));
  if (!gate.result.pass) return err(gateFailure(step, gate));
  const evidence = evidenceOf(step);
  return ok({
    subject: { kind: 'PROMOTE', from: gate.from, to: gate.target },
    hash: gate.hash,
    needs: { evidence: true, reason: false, lostAmount: null },
    grade: evidence.grade,
    settings: null,
    part: {
      title: `Promote ${modeName(gate.from)} to ${modeName(gate.target)}`,
      gate: gateView(gate),
      evidence,
      changes: changesOf(step, gate),
      settingChanges: [],
      strategyHash: gate.snapshot.strategyHash,
      warnings: [WORST],
      checklist: [],
    },
  });
};

function refusalOf(step: Step): Failure | null {
  const { mode, run } = step.state.durable.modeState;
  if (!opensGates(step)) return failure('DENIED', 'A rehearsal opens no gate.');
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP')
    return failure(
      'ILLEGAL_TRANSITION',
      `Mode is ${modeName(mode)}. A promotion starts from a rung of the ladder (SM-03).`,
    );
  if (step.facts.venues.LIVE?.capabilities.realMoney === true)
    return failure(
      'DENIED',
      'This build is not signed, and only a signed one trades real money (RC-30). Set up a demo or testnet account in Settings to rehearse the ladder.',
    );
  if (run === 'RECOVERING')
    return failure('NOT_READY', 'The desk is comparing its record with the venue. Try again in a moment.');
  if (step.state.durable.ladder.afterFlat !== null)
    return failure('ILLEGAL_TRANSITION', 'The book is being wound down. Wait until it is flat (SM-17).');
  return null;
}

/** A gate that only waits for its drills starts them; every other refusal is recorded (SM-11). */
function gateFailure(step: Step, gate: EvaluatedGate): Failure {
  const open = gate.result.items.filter((item) => !item.passed);
  if (open.length === 1 && open[0]?.code === 'PREFLIGHT') return startPreflight(step);
  const text = gateText(gate.result, gateRule(gate));
  record(step, 'MODE_REFUSED', { data: { to: gate.target, code: 'GATE', text: text.slice(0, 400) }, durability: 'B' });
  return failure('DENIED', text);
}

/** What changes, in fractions and in the account's own money. */
function changesOf(step: Step, { from, target }: EvaluatedGate) {
  const { modes } = step.facts.settings;
  const equity = equityOfTarget(step);
  const amount = (fraction: ModeLimits['gross']): string =>
    equity === null ? '' : ` = ${moneyText(money(fraction.mul(equity)))} ${step.state.durable.currency}`;
  const rows = [
    { name: 'Risk per trade', limit: 'risk' },
    { name: 'Gross exposure', limit: 'gross' },
    { name: 'Per symbol', limit: 'symbol' },
    { name: 'Daily loss stop', limit: 'dailyLoss' },
    { name: 'Drawdown stop', limit: 'drawdown' },
    { name: 'Heat', limit: 'heat' },
  ] as const;
  const counts = [
    { name: 'Symbols', limit: 'symbols' },
    { name: 'Positions', limit: 'positions' },
    { name: 'Leverage', limit: 'leverage' },
  ] as const;
  return [
    moneyChange(step, from),
    ...rows.map(({ name, limit }) => ({
      name,
      now: shortPercentText(modes[from][limit]),
      after: `${shortPercentText(modes[target][limit])}${amount(modes[target][limit])}`,
    })),
    ...counts.map(({ name, limit }) => ({
      name,
      now: String(modes[from][limit]),
      after: String(modes[target][limit]),
    })),
  ];
}

/** What is at stake: a venue without real money is never called real (UI-01). */
function moneyChange({ facts }: Step, from: EvaluatedGate['from']) {
  const isReal = facts.venues.LIVE?.capabilities.realMoney === true;
  const live = isReal ? 'REAL' : 'not real, a rehearsal';
  return { name: 'Money', now: from === 'PAPER' ? 'simulated' : live, after: live };
}

function equityOfTarget(step: Step) {
  return step.state.durable.books.LIVE.opened ? equityOf(step.state, 'LIVE').reporting : liveEquity(step).value;
}
