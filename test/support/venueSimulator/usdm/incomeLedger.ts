/** What moved the USD-M wallet, as the income endpoint lists it. */
import { decimalText, type Decimal } from '../../../../src/shared/values/decimal.ts';
import { Sequence } from '../core/sequence.ts';

export interface Income {
  readonly symbol: string;
  readonly incomeType: string;
  readonly income: string;
  readonly asset: string;
  readonly info: string;
  readonly time: number;
  readonly tranId: number;
  readonly tradeId: string;
}

export class IncomeLedger {
  readonly rows: Income[] = [];
  private readonly ids = new Sequence(9_689_322_392);

  add(
    incomeType: string,
    amount: Decimal,
    {
      symbol = '',
      time,
      tradeId = '',
      asset = 'USDT',
    }: { symbol?: string; time: number; tradeId?: string; asset?: string },
  ): void {
    if (amount.isZero()) return;
    this.rows.push({
      symbol,
      incomeType,
      income: decimalText(amount),
      asset,
      info: tradeId === '' ? incomeType : tradeId,
      time,
      tranId: this.ids.next(),
      tradeId,
    });
  }
}
