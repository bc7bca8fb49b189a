/** Reads the parameters of a USD-M order into terms, refusing what the venue refuses before it looks at the account. */
import { ZERO } from '../../../../src/shared/values/decimal.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import type { Params } from '../core/params.ts';
import { knownError, refusal } from '../core/venueError.ts';
import type { OrderTerms, PositionSide } from '../orders/simOrder.ts';

const CLIENT_ID = /^[.A-Z:/a-z0-9_-]{1,36}$/;
const CONDITIONAL = new Set(['STOP', 'STOP_MARKET', 'TAKE_PROFIT', 'TAKE_PROFIT_MARKET', 'TRAILING_STOP_MARKET']);
const TIMES = new Set(['GTC', 'IOC', 'FOK', 'GTX', 'GTD']);
const STP_MODES = new Set(['NONE', 'EXPIRE_TAKER', 'EXPIRE_MAKER', 'EXPIRE_BOTH']);

export interface ReadingContext {
  readonly catalog: InstrumentCatalog;
  readonly isHedge: boolean;
  /** Client id for an order that brings none. */
  readonly newClientId: () => string;
}

export function readOrder(params: Params, context: ReadingContext): OrderTerms {
  const instrument = context.catalog.get('usdm', params.name('symbol'));
  const type = params.name('type');
  if (CONDITIONAL.has(type)) throw knownError('usdm.useAlgoEndpoint');
  if (type !== 'LIMIT' && type !== 'MARKET') throw refusal(-1116, 'Invalid orderType.');
  const price = type === 'LIMIT' ? params.decimal('price') : ZERO;
  return {
    instrument,
    clientOrderId: readClientId(params.optional('newClientOrderId'), context.newClientId),
    side: params.side(),
    type,
    timeInForce: readTimeInForce(params, type),
    price,
    quantity: params.decimal('quantity'),
    quoteQuantity: ZERO,
    stopPrice: ZERO,
    positionSide: readPositionSide(params, context.isHedge),
    reduceOnly: params.flag('reduceOnly'),
    closePosition: false,
    stpMode: readStpMode(params),
    goodTillDate: params.optionalInt('goodTillDate') ?? 0,
    origType: type,
  };
}

export function readClientId(sent: string | undefined, make: () => string): string {
  if (sent === undefined) return make();
  if (!CLIENT_ID.test(sent)) throw refusal(-4015, 'Client order id is not valid.');
  return sent;
}

/** In one-way mode BOTH, in hedge mode LONG or SHORT and no reduceOnly. */
export function readPositionSide(params: Params, isHedge: boolean): PositionSide {
  const side = params.name('positionSide', 'BOTH');
  if (side !== 'BOTH' && side !== 'LONG' && side !== 'SHORT') throw refusal(-4060, 'Invalid position side.');
  if ((side === 'BOTH') === isHedge) throw knownError('usdm.positionSideMismatch');
  if (isHedge && params.has('reduceOnly')) throw refusal(-4062, 'Invalid or improper reduceOnly value.');
  return side;
}

export function readStpMode(params: Params): string {
  const mode = params.name('selfTradePreventionMode', 'EXPIRE_MAKER');
  if (!STP_MODES.has(mode)) throw refusal(-1130, "Data sent for parameter 'selfTradePreventionMode' is not valid.");
  return mode;
}

function readTimeInForce(params: Params, type: string): string {
  if (type === 'MARKET') return 'GTC';
  const value = params.name('timeInForce');
  if (!TIMES.has(value)) throw refusal(-1115, 'Invalid timeInForce.');
  return value;
}
