/**
 * The approval type (design: approval is a type). What a venue may be sent is a RiskApproved, and only this file makes one.
 * 1. There is no approval without at least one check, and none with a failed check.
 * 2. An approval names the state version it was made under; the sender refuses it under another (SM-13).
 */
import { invariant } from '../../../shared/base/invariant.ts';
import type { OrderTerms } from '../../../shared/model/order.ts';
import type { RiskCheck } from '../../../shared/model/risk.ts';
import type { OrderDraft } from './context.ts';

type GateKind = 'ENTRY' | 'REDUCE' | 'EMERGENCY_EXIT';

const approval: unique symbol = Symbol('approval');

/** Terms that passed a gate. Cannot be built elsewhere: the symbol is private to this module. */
export interface RiskApproved {
  readonly [approval]: true;
  readonly terms: OrderTerms;
  readonly stateVersion: number;
  readonly gate: GateKind;
}

/** Every check in the order of RC-01. A passed check with a text is a warning. */
export type GateResult =
  | {
      readonly ok: true;
      readonly gate: GateKind;
      readonly stateVersion: number;
      readonly checks: readonly RiskCheck[];
      readonly approved: RiskApproved;
    }
  | {
      readonly ok: false;
      readonly gate: GateKind;
      readonly stateVersion: number;
      readonly checks: readonly RiskCheck[];
      /** Never empty. */
      readonly failed: readonly RiskCheck[];
    };

export interface GateOutcome {
  readonly gate: GateKind;
  readonly draft: OrderDraft;
  readonly stateVersion: number;
  readonly checks: readonly RiskCheck[];
}

/** Approves the draft's terms when every check passed. */
export function decide({ gate, draft, stateVersion, checks }: GateOutcome): GateResult {
  invariant(checks.length > 0, 'A gate without checks approves nothing');
  const failed = checks.filter((check) => !check.passed);
  if (failed.length > 0) return { ok: false, gate, stateVersion, checks, failed };
  return {
    ok: true,
    gate,
    stateVersion,
    checks,
    approved: { [approval]: true, terms: termsOf(draft), stateVersion, gate },
  };
}

/** The approval is of a copy: changing the draft afterwards changes nothing that is sent. */
const termsOf = (draft: OrderDraft): OrderTerms => {
  const { clientOrderId, symbol, side, type, quantity, limitPrice, triggerPrice, timeInForce, reduceOnly, postOnly } =
    draft;
  return { clientOrderId, symbol, side, type, quantity, limitPrice, triggerPrice, timeInForce, reduceOnly, postOnly };
};
