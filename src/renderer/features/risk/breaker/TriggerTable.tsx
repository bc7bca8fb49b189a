import { Fragment, useState } from 'react';
import type { Part } from '../../../../shared/ipc/view.ts';
import { usePart } from '../../../store/viewStore.ts';
import { useRovingFocus } from '../../../ui/useRovingFocus.ts';
import { gaugeTicks } from './gaugeTicks.ts';
import { TriggerDetail } from './TriggerDetail.tsx';
import { TriggerRow } from './TriggerRow.tsx';
import { triggerOrder } from './triggerOrder.ts';
import { useHeldOrder } from './useHeldOrder.ts';

/** All triggers, worst first; a row opens what it is made of. */
export function TriggerTable({ triggers }: { readonly triggers: Part<'breaker'>['triggers'] }) {
  const ladder = usePart('ladder');
  const { keys, isOutdated, resort, holdHandlers } = useHeldOrder(triggerOrder(triggers));
  const { handlers, tabIndexOf } = useRovingFocus(keys);
  const [open, setOpen] = useState<string | null>(null);
  const ticks = (trigger: string): readonly number[] =>
    gaugeTicks(trigger, ladder?.mode ?? null, ladder?.probation != null);
  return (
    <div className="breaker-rows" {...holdHandlers}>
      <table className="risk-table" data-testid="breaker-table" {...handlers}>
        <Head />
        <tbody>
          {keys.map((key) => {
            const found = triggers.find(({ trigger }) => trigger === key);
            if (found === undefined) return null;
            const isOpen = open === key;
            return (
              <Fragment key={key}>
                <TriggerRow
                  view={found}
                  ticks={ticks(key)}
                  isOpen={isOpen}
                  tabIndex={tabIndexOf(key)}
                  onToggle={() => setOpen(isOpen ? null : key)}
                />
                {isOpen ? <TriggerDetail view={found} /> : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {isOutdated ? (
        <button type="button" className="desk-resort" data-testid="resort-chip" onClick={resort}>
          order changed, sort again
        </button>
      ) : null}
    </div>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">Trigger</th>
        <th scope="col">Level</th>
        <th scope="col" className="end">
          Value
        </th>
        <th scope="col" className="end">
          Limit
        </th>
        <th scope="col">Used</th>
        <th scope="col">Next level at</th>
        <th scope="col">Since, UTC</th>
        <th scope="col" className="breaker-basis">
          Basis
        </th>
        <th scope="col">Rule</th>
      </tr>
    </thead>
  );
}
