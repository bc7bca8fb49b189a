/** Reads the parameters of a spot order into terms. */
import { ZERO } from '../../../../src/shared/values/decimal.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import type { Params } from '../core/params.ts';
import { refusal } from '../core/venueError.ts';
import type { OrderTerms } from '../orders/simOrder.ts';

const CLIENT_ID = /^[a-zA-Z0-9-_]{1,36}$/;
const LIMITS = new Set(['LIMIT', 'LIMIT_MAKER', 'STOP_LOSS_LIMIT', 'TAKE_PROFIT_LIMIT']);
const STOPS = new Set(['STOP_LOSS', 'STOP_LOSS_LIMIT', 'TAKE_PROFIT', 'TAKE_PROFIT_LIMIT']);
const STP_MODES = new Set(['NONE', 'EXPIRE_TAKER', 'EXPIRE_MAKER', 'EXPIRE_BOTH']);
/** Parameters of other families that clients send by mistake. */
const FOREIGN = ['reduceOnly', 'positionSide', 'closePosition', 'triggerPrice'];

export const isStop = (type: string): boolean => STOPS.has(type);

export function readSpotOrder(params: Params, catalog: InstrumentCatalog, newClientId: () => string): OrderTerms {
  const instrument = catalog.get('spot', params.name('symbol'));
  const type = params.name('type');
  if (!LIMITS.has(type) && !STOPS.has(type) && type !== 'MARKET') throw refusal(-1116, 'Invalid orderType.');
  if (FOREIGN.some((name) => params.has(name)))
    throw refusal(-1104, 'Not all sent parameters were read; read fewer parameters than were sent.');
  const sized = type === 'MARKET' && params.has('quoteOrderQty');
  if (sized && params.has('quantity')) throw refusal(-1128, 'Combination of optional parameters invalid.');
  if (type === 'MARKET' && params.has('price')) throw refusal(-1106, "Parameter 'price' sent when not required.");
  return {
    instrument,
    clientOrderId: readSpotClientId(params.optional('newClientOrderId'), newClientId),
    side: params.side(),
    type,
    timeInForce: readTimeInForce(params, type),
    price: LIMITS.has(type) ? params.decimal('price') : ZERO,
    quantity: sized ? ZERO : params.decimal('quantity'),
    quoteQuantity: sized ? params.decimal('quoteOrderQty') : ZERO,
    stopPrice: STOPS.has(type) ? params.decimal('stopPrice') : ZERO,
    positionSide: 'BOTH',
    reduceOnly: false,
    closePosition: false,
    stpMode: readMode(params),
    goodTillDate: 0,
    origType: type,
  };
}

export function readSpotClientId(sent: string | undefined, make: () => string): string {
  if (sent === undefined) return make();
  if (!CLIENT_ID.test(sent))
    throw refusal(
      -1100,
      "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.",
    );
  return sent;
}

/** Only plain and stop limits bring one; the rest count as good till canceled. */
function readTimeInForce(params: Params, type: string): string {
  if (!LIMITS.has(type) || type === 'LIMIT_MAKER') return 'GTC';
  const value = params.name('timeInForce');
  if (value !== 'GTC' && value !== 'IOC' && value !== 'FOK') throw refusal(-1115, 'Invalid timeInForce.');
  return value;
}

function readMode(params: Params): string {
  const mode = params.name('selfTradePreventionMode', 'EXPIRE_MAKER');
  if (!STP_MODES.has(mode)) throw refusal(-1130, "Data sent for parameter 'selfTradePreventionMode' is not valid.");
  return mode;
}
