/**
 * Closing a position on purpose: a market order that reduces, through the small gate. The stop stays until the position is flat (UI-44); where it locks what
 * is to be sold it is canceled first, and the close waits for that.
 */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { decimalText, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import { exitSide, sideOfQuantity } from '../domain/position/side.ts';
import { held } from './books.ts';
import { closeSize } from './closeSize.ts';
import { quoteFor } from './marks.ts';
import { holdApproved, nextReducingId, sendApproved, workingOf } from './sending.ts';
import { reducingDraft } from './reducingDraft.ts';
import { runReduce } from './reduceGate.ts';
import { note, venueOf, type Step } from './step.ts';
import { giveUpStop, stopsLock } from './stopGap.ts';
import { rememberRefusedClose } from './venue/refusedCloses.ts';

export interface CloseRequest {
  readonly reason: string;
  /** "manual", "engine", or a strategy id. */
  readonly source: string;
  readonly half?: boolean;
  /** At most this much, unless the rest could not be guarded; without it all that is not being closed yet. */
  readonly size?: Quantity;
  readonly signalId?: string;
}

/** Sends a closing market order for all or half of a position, on the lot and no larger than the venue takes at once. */
export function closePosition(step: Step, symbol: SymbolName, request: CloseRequest): Result<ClientOrderId, Failure> {
  const position = held(step).positions.get(symbol);
  const market = step.state.live.markets.get(symbol);
  if (position === undefined || market === undefined)
    return err(failure('NOT_FOUND', `No open position in ${symbol}. Look at the positions table.`));
  // What an emergency stop is selling already counts too: not every venue knows reduce-only.
  const working = [...workingOf(step, symbol, 'EXIT'), ...workingOf(step, symbol, 'EMERGENCY')];
  const closing = working.reduce((sum, order) => sum.plus(order.quantity).minus(order.filledQuantity), ZERO);
  const size = position.quantity.abs();
  const open = size.minus(closing);
  const decisionPrice = quoteFor(market)?.last ?? position.averageEntry;
  const sized = closeSize(step, request, { position, open, instrument: market.instrument, price: decisionPrice });
  if (!sized.ok) return sized;
  const wanted = sized.value;
  if (wanted.lessThanOrEqualTo(0)) return err(nothingToClose(market.instrument, open, closing));
  const id = nextReducingId(step);
  const draft = reducingDraft({
    book: step.book,
    clientOrderId: id,
    symbol,
    side: exitSide(sideOfQuantity(position.quantity)),
    quantity: wanted,
    role: 'EXIT',
    source: request.source,
    signalId: request.signalId ?? `close:${id}`,
    trigger: null,
    reduceOnly: venueOf(step).capabilities.reduceOnly,
  });
  const gate = runReduce(step, draft, { workingReduce: closing, decisionPrice });
  if (!gate.ok)
    return err({ code: 'DENIED', message: gate.failed.map((check) => check.text).join(' '), checks: [...gate.checks] });
  const stops = stopsLock(step) ? workingOf(step, symbol, 'STOP') : [];
  // Nothing can be sold now, and a stop that is given up for it could not be placed again.
  if (stops.length > 0 && market.instrument.status !== 'TRADING') {
    rememberRefusedClose(step, { symbol, quantity: wanted, reason: request.reason, source: request.source });
    return err(notTrading(market.instrument));
  }
  const order = { draft, decisionPrice, plannedRisk: money(ZERO), reason: request.reason };
  if (stops.length === 0) sendApproved(step, gate.approved, order);
  else holdApproved(step, gate.approved, order);
  for (const stop of stops) giveUpStop(step, stop);
  const when = stops.length === 0 ? '' : ' once its stop is canceled';
  note(step, 'ORDER', `Closing ${decimalText(wanted)} ${symbol} at market${when}: ${request.reason} (${id}).`);
  return ok(id);
}

const notTrading = ({ symbol, status }: Instrument): Failure =>
  failure(
    'DENIED',
    `${symbol} is ${status} at the venue, which takes no order in it. Its stop stays; the close is sent when it trades again (RC-04).`,
  );

function nothingToClose({ base, lot }: Instrument, open: Decimal, closing: Decimal): Failure {
  if (open.lessThanOrEqualTo(0))
    return failure('DENIED', `${decimalText(closing)} ${base} is already being closed. Wait for its fill.`);
  const found = `${decimalText(open)} ${base} is less than the lot of ${decimalText(lot)}`;
  return failure('DENIED', `${found} and cannot be closed. It stays as dust (ES-09).`);
}
