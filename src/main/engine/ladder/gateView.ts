/** An evaluated gate as the window shows it (UI-50). */
import type { Part } from '../../../shared/ipc/view.ts';
import type { GateItem } from '../../domain/ladder/gate.ts';
import type { EvaluatedGate } from './evaluateGate.ts';

type GateView = NonNullable<Part<'ladder'>['gate']>;

/** Failed items first, each kind in the order of the page. */
export function gateView({ target, snapshot, result, hash }: EvaluatedGate): GateView {
  const { items } = result;
  const ordered = [...items.filter((item) => !item.passed), ...items.filter((item) => item.passed)];
  return {
    target,
    pass: result.pass,
    passed: items.filter((item) => item.passed).length,
    total: items.length,
    evaluatedAt: snapshot.at,
    hash,
    earliest: result.earliestAt,
    items: ordered.map(itemView),
  };
}

function itemView({ code, name, rule, passed, actual, required, reason, missing, pausedBy }: GateItem) {
  const notes = [
    reason,
    missing === null ? null : `${missing} to go`,
    passed || pausedBy === null ? null : `paused: ${pausedBy}`,
  ].filter((text) => text !== null);
  return { code, name, rule, passed, actual, required, note: notes.join('; ').slice(0, 400) };
}
