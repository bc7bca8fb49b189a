/** Reads the parameters of a conditional order into terms. */
import { ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Params } from '../core/params.ts';
import { refusal } from '../core/venueError.ts';
import type { AlgoTerms } from './algoOrder.ts';
import { readClientId, readPositionSide, readStpMode, type ReadingContext } from './readOrder.ts';

const TYPES = new Set(['STOP', 'STOP_MARKET', 'TAKE_PROFIT', 'TAKE_PROFIT_MARKET', 'TRAILING_STOP_MARKET']);
const LEAST_CALLBACK = 0.1;
const MOST_CALLBACK = 20;

export function readAlgoOrder(params: Params, context: ReadingContext): AlgoTerms {
  if (params.name('algoType') !== 'CONDITIONAL')
    throw refusal(-1130, "Data sent for parameter 'algoType' is not valid.");
  const type = params.name('type');
  if (!TYPES.has(type)) throw refusal(-1116, 'Invalid orderType.');
  const isTrailing = type === 'TRAILING_STOP_MARKET';
  const isLimit = type === 'STOP' || type === 'TAKE_PROFIT';
  const closePosition = params.flag('closePosition');
  if (closePosition) refuseBeside(params, isLimit || isTrailing);
  return {
    instrument: context.catalog.get('usdm', params.name('symbol')),
    clientAlgoId: readClientId(params.optional('clientAlgoId'), context.newClientId),
    side: params.side(),
    positionSide: readPositionSide(params, context.isHedge),
    type,
    timeInForce: params.name('timeInForce', 'GTC'),
    quantity: closePosition ? ZERO : params.decimal('quantity'),
    price: isLimit ? params.decimal('price') : ZERO,
    triggerPrice: isTrailing ? ZERO : params.decimal('triggerPrice'),
    workingType: readWorkingType(params),
    closePosition,
    reduceOnly: params.flag('reduceOnly'),
    priceProtect: params.flag('priceProtect'),
    stpMode: readStpMode(params),
    activatePrice: params.optionalDecimal('activatePrice') ?? ZERO,
    callbackRate: isTrailing ? readCallback(params) : ZERO,
    goodTillDate: params.optionalInt('goodTillDate') ?? 0,
  };
}

function refuseBeside(params: Params, isOtherType: boolean): void {
  for (const name of ['quantity', 'reduceOnly'])
    if (params.has(name)) throw refusal(-1106, `Parameter '${name}' sent when not required.`);
  if (isOtherType) throw refusal(-4136, 'Target strategy invalid for orderType and closePosition.');
}

function readWorkingType(params: Params): string {
  const value = params.name('workingType', 'CONTRACT_PRICE');
  if (value !== 'CONTRACT_PRICE' && value !== 'MARK_PRICE')
    throw refusal(-1130, "Data sent for parameter 'workingType' is not valid.");
  return value;
}

function readCallback(params: Params): Decimal {
  const rate = params.decimal('callbackRate');
  if (rate.lessThan(LEAST_CALLBACK) || rate.greaterThan(MOST_CALLBACK)) throw refusal(-2007, 'Invalid callBack rate.');
  return rate;
}
