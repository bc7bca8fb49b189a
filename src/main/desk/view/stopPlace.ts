/** Where the stop of a position rests (UI-44). */
import type { Row } from '../../../shared/ipc/view.ts';
import type { Position } from '../../../shared/model/position.ts';
import type { EngineState } from '../../engine/state.ts';

/** At the venue only while it is known to work there. */
export function stopPlace(state: EngineState, position: Position): Row<'positions'>['stopPlace'] {
  if (position.stopPrice === null) return 'none';
  for (const order of state.durable.books[position.book].orders.values()) {
    const isWorking = order.status === 'OPEN' || order.status === 'PARTIAL';
    if (order.symbol === position.symbol && order.role === 'STOP' && isWorking) return 'venue';
  }
  return 'engine';
}
