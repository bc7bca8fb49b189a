/** The venue numbers trades per symbol; the desk's ids must differ across symbols. */
import { tradeId, type TradeId } from '../../../../../shared/values/ids.ts';

/** "BTCUSDT:698801", the same from the stream and from REST. */
export const venueTradeId = (venueSymbol: string, id: string): TradeId => tradeId(`${venueSymbol}:${id}`);
