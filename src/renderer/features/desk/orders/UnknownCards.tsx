/** Orders whose outcome is unknown: a state of their own, with no button that sends again (UI-05, UI-46). */
import { useShallow } from 'zustand/react/shallow';
import { useRow, useViewStore, type ViewState } from '../../../store/viewStore.ts';
import { unknownText } from './unknownText.ts';

export function UnknownCards() {
  const keys = useViewStore(useShallow(unknownKeys));
  if (keys.length === 0) return null;
  return (
    <div className="desk-unknown-list">
      {keys.map((key) => (
        <UnknownCard key={key} rowKey={key} />
      ))}
    </div>
  );
}

function UnknownCard({ rowKey }: { readonly rowKey: string }) {
  const order = useRow('orders', rowKey);
  const instrument = useRow('instruments', order?.symbol ?? '');
  if (order === undefined) return null;
  return (
    <p className="desk-unknown" data-testid="unknown-card" data-symbol={order.symbol} data-state="unknown">
      {unknownText(order, instrument)}
    </p>
  );
}

/** Keys of all unknown orders, in order of arrival. */
export const unknownKeys = (state: ViewState): readonly string[] =>
  (state.view?.keys.orders ?? []).filter((key) => state.view?.rows.orders[key]?.status === 'UNKNOWN');
