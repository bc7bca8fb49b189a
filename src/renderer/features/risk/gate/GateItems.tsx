import type { ReactNode } from 'react';
import type { GateItemView } from '../../../../shared/ipc/viewRisk.ts';
import { withMinus } from '../../../format/minus.ts';
import { gateNote } from './gateNote.ts';
import { failedItemsFirst } from './gateOrder.ts';
import { isWaived } from './isWaived.ts';

interface GateItemsProps {
  readonly items: readonly GateItemView[];
  /** What can be done about an item, beside it. */
  readonly act?: (item: GateItemView) => ReactNode;
}

/** Every item with what was found and what is needed, failed ones first (SM-04). */
export function GateItems({ items, act }: GateItemsProps) {
  return (
    <table className="risk-table gate-items">
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col" className="end">
            Actual
          </th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody>
        {failedItemsFirst(items).map((item) => (
          <tr
            key={item.code}
            data-testid={`gate-item-${item.code}`}
            data-pass={item.passed}
            data-waived={isWaived(item) ? true : undefined}
            title={`${item.note === '' ? item.name : item.note} (${item.rule})`}
          >
            <th scope="row">
              <Mark item={item} /> {item.name}
              {item.passed || item.note === '' ? null : <span className="gate-note">{gateNote(item.note)}</span>}
              {isWaived(item) ? <span className="gate-waived">waived</span> : null}
            </th>
            <td className="end num">{withMinus(item.actual ?? 'n/a')}</td>
            <td className="num gate-needed">
              {item.required}
              {act?.(item)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A waived item is neither passed nor open. */
function Mark({ item }: { readonly item: GateItemView }) {
  const waived = isWaived(item);
  return (
    <>
      <span className="gate-mark" aria-hidden="true">
        {waived ? '[-]' : item.passed ? '[x]' : '[ ]'}
      </span>
      <span className="visually-hidden">{waived ? 'not passed:' : item.passed ? 'passed:' : 'open:'}</span>
    </>
  );
}
