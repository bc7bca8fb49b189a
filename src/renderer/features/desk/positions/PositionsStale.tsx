/** Names the position whose price is oldest, when it is too old to trust (UI-39). */
import { formatAge } from '../../../format/times.ts';
import { useAgeMs } from '../../../store/deskClock.ts';
import { useRow, useViewStore, type ViewState } from '../../../store/viewStore.ts';
import { stalePositionText } from '../emptyTexts.ts';

export function PositionsStale() {
  const key = useViewStore(oldestStale);
  return key === null ? null : <StaleLine rowKey={key} />;
}

function StaleLine({ rowKey }: { readonly rowKey: string }) {
  const row = useRow('positions', rowKey);
  const limitMs = useRow('quotes', row?.symbol ?? '')?.staleAfterMs ?? 0;
  const age = useAgeMs(row?.markTime ?? null);
  if (row === undefined || age === null) return null;
  return (
    <p className="desk-stale-line" data-testid="positions-stale">
      {stalePositionText(row.symbol, formatAge(age), limitMs)}
    </p>
  );
}

/** Key of the stale position with the oldest mark; null when none is stale. */
function oldestStale(state: ViewState): string | null {
  let oldest: { key: string; at: number } | null = null;
  for (const [key, row] of Object.entries(state.view?.rows.positions ?? {})) {
    if (!row.stale) continue;
    const at = row.markTime ?? 0;
    if (oldest === null || at < oldest.at) oldest = { key, at };
  }
  return oldest?.key ?? null;
}
