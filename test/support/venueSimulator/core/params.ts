/** Parameters of one request, read strictly; every reader throws the venue's refusal for what is missing or malformed. */
import { parseDecimal, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Side } from './family.ts';
import { refusal } from './venueError.ts';

export class Params {
  private readonly values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.values = values;
  }

  static of(record: Readonly<Record<string, string | number | boolean>>): Params {
    return new Params(new Map(Object.entries(record).map(([name, value]) => [name, String(value)])));
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.values);
  }

  has(name: string): boolean {
    return (this.values.get(name) ?? '') !== '';
  }

  optional(name: string): string | undefined {
    return this.has(name) ? this.values.get(name) : undefined;
  }

  text(name: string): string {
    const value = this.values.get(name);
    if (value === undefined || value === '')
      throw refusal(-1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`);
    return value;
  }

  /** Upper-case text, as names of symbols and enumerations are compared. */
  name(name: string, fallback?: string): string {
    return (fallback === undefined ? this.text(name) : (this.optional(name) ?? fallback)).toUpperCase();
  }

  optionalDecimal(name: string): Decimal | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const parsed = parseDecimal(value.startsWith('.') ? `0${value}` : value);
    if (!parsed.ok)
      throw refusal(
        -1100,
        `Illegal characters found in parameter '${name}'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.`,
      );
    return parsed.value;
  }

  decimal(name: string): Decimal {
    this.text(name);
    const value = this.optionalDecimal(name);
    if (value === undefined)
      throw refusal(-1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`);
    return value;
  }

  optionalInt(name: string): number | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,16}$/.test(value))
      throw refusal(-1100, `Illegal characters found in parameter '${name}'; legal range is '^[0-9]{1,20}$'.`);
    return Number(value);
  }

  int(name: string): number {
    this.text(name);
    return this.optionalInt(name) ?? 0;
  }

  flag(name: string): boolean {
    return this.optional(name)?.toLowerCase() === 'true';
  }

  side(): Side {
    const side = this.name('side');
    if (side !== 'BUY' && side !== 'SELL') throw refusal(-1117, 'Invalid side.');
    return side;
  }
}
