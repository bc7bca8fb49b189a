/** Journals what a gate said (RC-01). */
import type { DurabilityClass } from '../../shared/model/entry.ts';
import type { SizingWire } from '../../shared/model/risk.ts';
import type { ClientOrderId } from '../../shared/values/ids.ts';
import type { GateResult } from '../domain/pretrade/approve.ts';
import { record, type Step } from './step.ts';

/** A denied entry keeps what failed; everything else keeps the proof of every check. */
export function recordGate(
  step: Step,
  clientOrderId: ClientOrderId,
  verdict: { readonly gate: GateResult; readonly sizing: SizingWire | null; readonly durability: DurabilityClass },
): void {
  const { gate, durability } = verdict;
  const checks = gate.ok || gate.gate !== 'ENTRY' ? gate.checks : gate.failed;
  record(step, 'RISK_CHECK', {
    data: {
      clientOrderId,
      ok: gate.ok,
      gate: gate.gate,
      stateVersion: gate.stateVersion,
      checks: [...checks],
      sizing: gate.ok ? verdict.sizing : null,
    },
    durability,
  });
}
