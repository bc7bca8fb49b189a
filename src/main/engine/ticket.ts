/** The manual ticket: text to an entry request, through the same sizer and gate that every strategy takes (UI-48). */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Preview, Ticket } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { decimal, decimalText, type Decimal } from '../../shared/values/decimal.ts';
import { symbolName } from '../../shared/values/ids.ts';
import { price } from '../../shared/values/price.ts';
import { quantity, type Quantity } from '../../shared/values/quantity.ts';
import { wilderAtr } from '../domain/indicator/atr.ts';
import { positionSideOf } from '../domain/position/side.ts';
import { plannedRisk } from '../domain/sizing/sizeOrder.ts';
import type { Sizing } from '../domain/sizing/sizing.ts';
import { autoStopPrice } from '../domain/sizing/stopPrice.ts';
import { toSizingWire } from '../domain/sizing/toSizingWire.ts';
import { assessEntry, refusalsOf, submitEntry, type EntryRequest } from './entries.ts';
import type { SymbolMarket } from './liveState.ts';
import { quoteFor } from './marks.ts';
import { held } from './books.ts';
import type { Step } from './step.ts';
import { unusualSize } from './unusualSize.ts';

/** Sizing and checks of a ticket; changes nothing. */
export function previewTicket(step: Step, ticket: Ticket): Result<Preview, Failure> {
  const request = ticketRequest(step, ticket);
  if (!request.ok) return request;
  const assessment = assessEntry(step, request.value);
  const { draft, entryPrice, sizing, gate } = assessment;
  return ok({
    ok: gate.ok,
    quantity: gate.ok ? decimalText(draft.quantity) : '0',
    entryPrice: entryPrice === null ? null : decimalText(entryPrice),
    stopPrice: draft.stopPrice === null ? null : decimalText(draft.stopPrice),
    sizing: sizing !== null && sizing.ok ? toSizingWire(sizing.value) : null,
    proposed: sizing !== null && sizing.ok ? proposalOf(sizing.value, draft.quantity) : null,
    checks: [...gate.checks],
    refusals: [...refusalsOf(gate)],
    unusual: unusualSize(step, assessment),
  });
}

const PLACES = 12;

/** The order's own numbers: what is shown is what would be sent, not the largest size the sizer allows. */
function proposalOf(sizing: Sizing, size: Quantity): NonNullable<Preview['proposed']> {
  const risk = plannedRisk(sizing, size);
  return {
    quantity: decimalText(size),
    notional: decimalText(size.mul(sizing.entryPrice).toDecimalPlaces(PLACES)),
    riskAmount: decimalText(risk.toDecimalPlaces(PLACES)),
    riskFraction: decimalText(risk.div(sizing.equity).toDecimalPlaces(PLACES)),
  };
}

/** Places a ticket: what the preview showed, checked again now. */
export function placeTicket(step: Step, ticket: Ticket): Result<{ clientOrderId: string }, Failure> {
  const request = ticketRequest(step, ticket);
  if (!request.ok) return request;
  const placed = submitEntry(step, request.value);
  return placed.ok ? ok({ clientOrderId: placed.value }) : placed;
}

/** The entry that a ticket asks for; an error where its symbol or price is missing. */
export function ticketRequest(step: Step, ticket: Ticket): Result<EntryRequest, Failure> {
  const symbol = symbolName(ticket.symbol);
  const market = step.state.live.markets.get(symbol);
  if (market === undefined)
    return err(
      failure(
        'NOT_FOUND',
        `${ticket.symbol} is not in this feed. Choose one of its ${step.state.live.markets.size} symbols.`,
      ),
    );
  const isLimit = ticket.type === 'LIMIT';
  if (isLimit && ticket.entry === null)
    return err(failure('INVALID_INPUT', 'A limit order has no price. Enter the entry price or choose Market.'));
  const stop = ticket.stop === null ? automaticStop(step, ticket, market) : decimal(ticket.stop);
  return ok({
    symbol,
    side: ticket.side,
    type: ticket.type,
    limitPrice: isLimit && ticket.entry !== null ? price(ticket.entry) : null,
    stop: stop === null ? null : price(stop),
    quantityCap: ticket.quantity === null ? null : quantity(ticket.quantity),
    timeInForce: ticket.timeInForce,
    postOnly: ticket.postOnly,
    source: 'manual',
    signalId: `manual:${held(step).counters.order + 1}:${step.at}`,
    reason: 'placed by hand',
    signalUsed: false,
  });
}

/** 2 x ATR14 of hourly bars from the entry (PS-10); null where the automatic stop is off or the hours are too few. */
function automaticStop(step: Step, ticket: Ticket, market: SymbolMarket): Decimal | null {
  const { sizing } = step.facts.settings;
  const quote = quoteFor(market);
  if ((!ticket.autoStop && !sizing.autoStop) || quote === null) return null;
  const atr = wilderAtr(market.hours, sizing.atrPeriod, market.hours.count);
  if (atr === null || atr <= 0) return null;
  const side = positionSideOf(ticket.side);
  const entry = ticket.entry === null ? (ticket.side === 'BUY' ? quote.ask : quote.bid) : price(ticket.entry);
  return autoStopPrice({ side, entry, atr, multiple: sizing.autoStopAtr, tick: market.instrument.tick });
}
