/** A size that a person may confirm: far above what is usual in its symbol, and nothing else stands against the order (RC-06). */
import type { Preview } from '../../shared/ipc/contract.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import { usualQuantity } from '../domain/pretrade/usualQuantity.ts';
import { held } from './books.ts';
import type { EntryAssessment } from './entries.ts';
import type { Step } from './step.ts';

/** Size of the order and the usual one, in base units; null where the order passes, or anything else refuses it. */
export function unusualSize(step: Step, { draft, gate }: EntryAssessment): Preview['unusual'] {
  if (gate.ok || gate.failed.some(({ code }) => code !== 'ABOVE_MEDIAN')) return null;
  const usual = usualQuantity(held(step).entryQuantities.get(draft.symbol) ?? []);
  return usual === null ? null : { quantity: decimalText(draft.quantity), usual: decimalText(usual) };
}
