/** What being stopped out of a symbol is assumed to cost (PS-02, RC-17). */
import { decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import type { ExitCosts } from '../domain/position/openRisk.ts';
import type { EngineState } from './state.ts';

/** PS-02: stop slippage is at least 0.1 %. */
const STOP_SLIPPAGE = decimal('0.001');
/** Where the instrument is not known (any more): a spot taker fee, higher than most. */
const FALLBACK_FEE = decimal('0.001');

/** Exit fee and stop slippage as fractions of notional. */
export const stopCosts = (state: EngineState, symbol: SymbolName): ExitCosts => ({
  exitFee: state.live.markets.get(symbol)?.instrument.takerFee ?? FALLBACK_FEE,
  stopSlippage: STOP_SLIPPAGE,
});
