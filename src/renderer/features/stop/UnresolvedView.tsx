import { useDesk } from '../../bridge/deskClient.ts';
import { usePart, useRow } from '../../store/viewStore.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { openHandled } from '../../store/screenStore.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { Value } from '../../ui/Value.tsx';
import { VenueLink } from '../../ui/VenueLink.tsx';
import { useAction } from '../../ui/useAction.ts';
import { byHand, handledWords, legName, openLegs, unresolvedLegs, type Leg } from './legWords.ts';

/** What the stop could not close or cancel, what to do by hand, and the one thing to try again (UI-31). */
export function UnresolvedView() {
  const desk = useDesk();
  const incident = usePart('stop')?.incident;
  const retry = useAction(() => desk.call('retryStop', {}));
  const listed = unresolvedLegs(incident?.legs ?? []);
  const open = openLegs(incident?.legs ?? []);
  const positions = open.filter(({ kind }) => kind === 'CLOSE').length;
  return (
    <div className="unresolved" data-testid="unresolved">
      <p className="flex items-center gap-2 font-medium">
        <SeverityBadge severity="P1" />
        {openText(positions, open.length - positions)} still open. Entries stay blocked.
      </p>
      <div className="unresolved-legs">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Leg</th>
              <th scope="col" className="end">
                At venue
              </th>
              <th scope="col" className="end">
                Filled
              </th>
              <th scope="col">Last answer</th>
              <th scope="col">By hand</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((leg) => (
              <OpenLeg key={leg.key} leg={leg} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-muted">
        Retry sends no order twice: it asks the venue what is left and closes only that. What is closed by hand is seen
        with the next look.
      </p>
      <ActionButton action={retry} testId="stop-retry" look="primary">
        Retry now
      </ActionButton>
    </div>
  );
}

function OpenLeg({ leg }: { readonly leg: Leg }) {
  const live = usePart('account')?.venue ?? null;
  const lot = useRow('instruments', leg.symbol)?.lot;
  return (
    <tr data-testid="unresolved-leg" data-symbol={leg.symbol} data-state={leg.state}>
      <th scope="row">{legName(leg)}</th>
      <td className="num end">
        <Value value={leg.atVenue} text={formatQuantity(leg.atVenue, lot)} />
      </td>
      <td className="num end">
        <Value value={leg.filled} text={formatQuantity(leg.filled, lot)} />
      </td>
      <td>
        {leg.state} {leg.note}
        {leg.handled === null ? null : (
          <p className="unresolved-said" data-testid="handled-state" data-state={leg.handled.state}>
            {handledWords(leg)}
          </p>
        )}
      </td>
      <td className="num">{byHand(leg, leg.book === 'LIVE' ? live : null)}</td>
      <td>
        <div className="unresolved-acts">
          {leg.book === 'LIVE' ? <VenueLink symbol={leg.symbol} testId="stop-open-venue" /> : null}
          {leg.handled?.state === 'CLAIMED' || leg.handled?.state === 'CONFIRMED' ? null : (
            <Button
              testId="stop-handled"
              aria-label={`Mark ${legName(leg)} as handled by me`}
              onClick={() => openHandled(leg.key)}
            >
              Mark as handled by me...
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

function openText(positions: number, orders: number): string {
  const parts = [
    ...(positions === 0 ? [] : [positions === 1 ? 'One position' : `${positions} positions`]),
    ...(orders === 0 ? [] : [orders === 1 ? 'one order' : `${orders} orders`]),
  ];
  const text = parts.length === 0 ? 'Nothing is' : `${parts.join(' and ')} ${positions + orders === 1 ? 'is' : 'are'}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
