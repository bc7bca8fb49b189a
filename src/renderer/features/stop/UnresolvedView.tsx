import { heldSide, stopProgress } from '../../../shared/view/stopProgress.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { Value } from '../../ui/Value.tsx';
import { useAction } from '../../ui/useAction.ts';

/** What the stop could not close, and the one thing to try again (UI-31). */
export function UnresolvedView() {
  const desk = useDesk();
  const legs = usePart('stop')?.incident?.legs ?? [];
  const retry = useAction(() => desk.call('retryStop', {}));
  const { open } = stopProgress(legs);
  return (
    <div className="unresolved" data-testid="unresolved">
      <p className="flex items-center gap-2 font-medium">
        <SeverityBadge severity="P1" />
        {open.length === 1 ? 'One position is' : `${open.length} positions are`} still open. Entries stay blocked.
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Symbol</th>
            <th scope="col">Side</th>
            <th scope="col">At venue</th>
            <th scope="col">Filled</th>
            <th scope="col">Last answer</th>
          </tr>
        </thead>
        <tbody>
          {open.map((leg) => (
            <tr key={leg.key} data-testid="unresolved-leg" data-symbol={leg.symbol} data-state={leg.state}>
              <th scope="row">{leg.symbol}</th>
              <td>{heldSide(leg.side)}</td>
              <td>
                <Value value={leg.atVenue} text={formatQuantity(leg.atVenue)} />
              </td>
              <td>
                <Value value={leg.filled} text={formatQuantity(leg.filled)} />
              </td>
              <td>
                {leg.state} {leg.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ActionButton action={retry} testId="stop-retry" look="primary">
        Retry now
      </ActionButton>
    </div>
  );
}
