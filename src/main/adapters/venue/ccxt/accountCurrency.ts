/** The desk keeps one account currency: what its first symbol is settled in. */
import type { SymbolName } from '../../../../shared/values/ids.ts';

/** USDT where there is no symbol to tell. */
export function accountCurrency([first]: readonly SymbolName[]): string {
  const [pair = '', settled] = (first ?? 'BTC/USDT').split(':');
  return settled ?? pair.split('/')[1] ?? 'USDT';
}
