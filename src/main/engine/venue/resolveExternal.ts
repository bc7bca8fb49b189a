/** A person decides about what is at the venue and not ours: cancel, adopt with a stop, close, or leave alone (RC-26). */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { symbolName, type ClientOrderId } from '../../../shared/values/ids.ts';
import { price } from '../../../shared/values/price.ts';
import { sideOfQuantity } from '../../domain/position/side.ts';
import type { VenuePosition } from '../../ports/venue.ts';
import { held, inBook } from '../books.ts';
import { closePosition } from '../closing.ts';
import { quoteFor } from '../marks.ts';
import { note, type Step } from '../step.ts';
import { ensureStop } from '../stops.ts';
import { adoptPosition } from './adopt.ts';
import { compareSoon } from './compareSoon.ts';
import { leaveAlone } from './leftAlone.ts';

type Input = CommandInput<'resolveExternal'>;
type Answer = Result<Record<string, never>, Failure>;

const done: Answer = ok({});
const REASON = 'by hand';

/** Carries the decision out; nothing is ever adopted without one. */
export function resolveExternal(turn: Step, input: Input): Answer {
  if (turn.facts.venues.LIVE === null) return err(failure('NOT_READY', 'No live venue is connected.'));
  const step = inBook(turn, 'LIVE');
  const answer = input.kind === 'ORDER' ? resolveOrder(step, input) : resolvePosition(step, input);
  if (answer.ok) compareSoon(step, 0);
  return answer;
}

function resolveOrder(step: Step, { id, action }: Input): Answer {
  // The venue's ids need not look like ours: this one is only ever looked up.
  const found = step.state.live.venue.foreignOrders.get(id as ClientOrderId);
  if (found === undefined)
    return err(failure('NOT_FOUND', `Order ${id} is not at the venue any more. Look at the list again.`));
  const { clientOrderId, symbol } = found.order.terms;
  if (action === 'CANCEL') {
    step.effects.cancel.push({ book: 'LIVE', id: clientOrderId, symbol });
    note(step, 'ORDER', `Cancel of order ${clientOrderId}, which is not ours, asked for.`);
    return done;
  }
  if (action !== 'LEAVE') return err(failure('INVALID_INPUT', 'An order is canceled or left alone, nothing else.'));
  leaveAlone(step, { kind: 'ORDER', symbol, id: clientOrderId, quantity: ZERO });
  return done;
}

function resolvePosition(step: Step, input: Input): Answer {
  const symbol = symbolName(input.symbol);
  const found = step.state.live.venue.foreignPositions.get(symbol);
  if (found === undefined)
    return err(failure('NOT_FOUND', `Positions in ${symbol} agree now. Look at the list again.`));
  if (found.reported.length > 1)
    return err(
      failure(
        'UNSUPPORTED',
        `${symbol} has a long and a short leg: the account is in hedge mode. Close them at the venue, switch to one-way mode, then look again (RC-31).`,
      ),
    );
  const reported = found.reported[0] ?? null;
  switch (input.action) {
    case 'LEAVE':
      leaveAlone(step, { kind: 'POSITION', symbol, id: '', quantity: foreignPart(step, { symbol, reported }) });
      return done;
    case 'ADOPT':
      return adopt(step, { input, reported });
    case 'CLOSE':
      adoptPosition(step, { symbol, reported, stopPrice: null, cause: REASON });
      return reported === null
        ? done
        : closed(closePosition(step, symbol, { reason: 'not ours, closed by hand', source: 'manual' }));
    case 'CANCEL':
      return err(failure('INVALID_INPUT', 'A position is adopted, closed or left alone. Orders are canceled.'));
  }
}

const closed = (result: ReturnType<typeof closePosition>): Answer => (result.ok ? done : result);

/** What is open is adopted with a stop only: from then on the desk guards it (RC-19). */
function adopt(
  step: Step,
  { input, reported }: { readonly input: Input; readonly reported: VenuePosition | null },
): Answer {
  const symbol = symbolName(input.symbol);
  if (reported === null) {
    adoptPosition(step, { symbol, reported, stopPrice: null, cause: REASON });
    return done;
  }
  const stop = input.stop === null ? (held(step).positions.get(symbol)?.stopPrice ?? null) : price(input.stop);
  if (stop === null)
    return err(
      failure(
        'INVALID_INPUT',
        `${symbol} needs a stop price to be adopted: the desk keeps no position without one (RC-19).`,
      ),
    );
  const market = step.state.live.markets.get(symbol);
  const mid = (market === undefined ? null : quoteFor(market))?.mid ?? reported.averageEntry;
  const isLong = sideOfQuantity(reported.quantity) === 'LONG';
  if (isLong ? stop.greaterThanOrEqualTo(mid) : stop.lessThanOrEqualTo(mid))
    return err(
      failure(
        'INVALID_INPUT',
        `The stop ${input.stop ?? ''} is on the wrong side of ${mid.toFixed()}. A ${isLong ? 'long' : 'short'} position needs it ${isLong ? 'below' : 'above'} (PS-10).`,
      ),
    );
  adoptPosition(step, { symbol, reported, stopPrice: stop, cause: REASON });
  ensureStop(step, symbol);
  return done;
}

/** What the venue has beyond ours. */
function foreignPart(
  step: Step,
  { symbol, reported }: { readonly symbol: VenuePosition['symbol']; readonly reported: VenuePosition | null },
): Decimal {
  const own: Decimal = held(step).positions.get(symbol)?.quantity ?? ZERO;
  return (reported?.quantity ?? ZERO).minus(own);
}
