/** Amount in the account currency of a book. Never rounded except for display. */
import type { Brand } from '../base/brand.ts';
import { decimal, decimalSchema, type Decimal } from './decimal.ts';
import type { Price } from './price.ts';
import type { Quantity } from './quantity.ts';

export type Money = Brand<Decimal, 'Money'>;

/** Takes a Decimal, or text this program wrote itself, for an amount of money. */
export const money = (source: Decimal | string): Money =>
  (typeof source === 'string' ? decimal(source) : source) as Money;

/** |quantity| x price, in quote currency. */
export const notional = (size: Quantity, at: Price): Money => money(size.abs().mul(at));

export const moneySchema = decimalSchema.transform(money);
