/** "13 of 14 passed", "8 of 14 passed, 6 waived": what is waived was not passed. */
import type { Part } from '../../../../shared/ipc/view.ts';
import { isWaived } from './isWaived.ts';

type Gate = NonNullable<Part<'ladder'>['gate']>;

export function gateCount({ items, passed, total }: Pick<Gate, 'items' | 'passed' | 'total'>): string {
  const waived = items.filter(isWaived).length;
  return `${passed - waived} of ${total} passed${waived === 0 ? '' : `, ${waived} waived`}`;
}
