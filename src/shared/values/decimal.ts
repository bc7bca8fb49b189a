/**
 * Exact decimals. The only file that imports the decimal library (CV-01).
 * Text at every border, Decimal inside, no binary float on a money path. NaN, Infinity, exponents and plus signs are refused on parsing.
 */
import { Decimal as DecimalJs } from 'decimal.js';
import { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { InvariantError } from '../base/invariant.ts';

/** 50 significant digits; ties away from zero; never exponent notation. */
const Exact = DecimalJs.clone({ precision: 50, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

export type Decimal = DecimalJs;

const DECIMAL_TEXT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Parses plain decimal text such as "-12.50"; fails on anything else. */
export function parseDecimal(text: string): Result<Decimal, { readonly code: 'NOT_DECIMAL'; readonly found: string }> {
  return DECIMAL_TEXT.test(text) ? ok(new Exact(text)) : err({ code: 'NOT_DECIMAL', found: text });
}

/** Turns text this program wrote itself, or an integer, into a Decimal; throws InvariantError on anything else. */
export function decimal(source: string | number): Decimal {
  if (typeof source === 'number') {
    if (!Number.isSafeInteger(source)) throw new InvariantError(`Not a safe integer: ${source}`);
    return new Exact(source);
  }
  const parsed = parseDecimal(source);
  if (!parsed.ok) throw new InvariantError(`Not decimal text: "${source}"`);
  return parsed.value;
}

/** Turns an analytics float into a Decimal at its shortest round-trip text; throws InvariantError when not finite. */
export function decimalFromFloat(value: number): Decimal {
  if (!Number.isFinite(value)) throw new InvariantError(`Not a finite number: ${value}`);
  return new Exact(value);
}

export const ZERO: Decimal = new Exact(0);
export const ONE: Decimal = new Exact(1);

/** Canonical text: no exponent, no trailing zeros, "0" for any zero. */
export const decimalText = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());

export const minDecimal = (first: Decimal, ...rest: readonly Decimal[]): Decimal =>
  rest.reduce((least, each) => (each.lessThan(least) ? each : least), first);

export const maxDecimal = (first: Decimal, ...rest: readonly Decimal[]): Decimal =>
  rest.reduce((most, each) => (each.greaterThan(most) ? each : most), first);

/** Largest multiple of step that is not above the value (toward zero for positive values). */
export function floorToStep(value: Decimal, step: Decimal): Decimal {
  const places = placesOfStep(step);
  return places < 0 ? value.div(step).floor().mul(step) : value.toDecimalPlaces(places, DecimalJs.ROUND_FLOOR);
}

/** Smallest multiple of step that is not below the value. */
export function ceilToStep(value: Decimal, step: Decimal): Decimal {
  const places = placesOfStep(step);
  return places < 0 ? value.div(step).ceil().mul(step) : value.toDecimalPlaces(places, DecimalJs.ROUND_CEIL);
}

/** Decimal places of a step that is 1 or a negative power of ten, which is rounded to without a division; -1 of any other. */
function placesOfStep(step: Decimal): number {
  const known = knownPlaces.get(step);
  if (known !== undefined) return known;
  const isPower = step.precision() === 1 && step.lessThanOrEqualTo(ONE) && step.toFixed().endsWith('1');
  const places = isPower ? step.decimalPlaces() : -1;
  knownPlaces.set(step, places);
  return places;
}

/** Ticks and lots are made once per instrument and rounded to millions of times. */
const knownPlaces = new WeakMap<Decimal, number>();

/** Nearest multiple of step, ties away from zero. */
export const roundToStep = (value: Decimal, step: Decimal): Decimal => value.div(step).round().mul(step);

/** True when the value lies on the grid of the step. */
export const isOnStep = (value: Decimal, step: Decimal): boolean => value.mod(step).isZero();

/** Wire schema: decimal text that stays text. */
export const decimalTextSchema = z.string().max(64).regex(DECIMAL_TEXT, 'expected plain decimal text such as "12.50"');

/** Border schema: decimal text in, Decimal out. */
export const decimalSchema = decimalTextSchema.transform((text): Decimal => new Exact(text));

/** Same value with every Decimal turned into its text, ready for JSON. */
export type Wire<T> = T extends DecimalJs
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Wire<Item>[]
      : { readonly [Key in keyof T]: Wire<T[Key]> };

/** Copies a plain structure with every Decimal replaced by its canonical text. */
export function toWire<T>(value: T): Wire<T> {
  return wireOf(value) as Wire<T>;
}

function wireOf(value: unknown): unknown {
  if (DecimalJs.isDecimal(value)) return decimalText(value);
  if (Array.isArray(value)) return value.map(wireOf);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) copy[key] = wireOf(each);
  return copy;
}
