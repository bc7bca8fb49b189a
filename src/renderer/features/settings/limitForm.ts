/** Limits of one rung as typed: percent in the fields, fractions in the settings. What it becomes is judged by the desk; here only the words. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/ipc/contract.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { decimal, decimalText } from '../../../shared/values/decimal.ts';
import { readDecimalInput } from '../../format/decimalInput.ts';

/** Whether a limit is a share of equity or a count, and what it is called. */
export const limitFields = [
  { name: 'dailyLoss', label: 'Daily loss, then emergency stop', kind: 'percent', rule: 'EB-02' },
  { name: 'drawdown', label: 'Drawdown, then emergency stop', kind: 'percent', rule: 'EB-04' },
  { name: 'risk', label: 'Risk per trade', kind: 'percent', rule: 'RC-16' },
  { name: 'gross', label: 'Gross exposure', kind: 'percent', rule: 'RC-13' },
  { name: 'symbol', label: 'Exposure per symbol', kind: 'percent', rule: 'RC-12' },
  { name: 'heat', label: 'Open risk to stops', kind: 'percent', rule: 'RC-17' },
  { name: 'positions', label: 'Open positions', kind: 'count', rule: 'RC-15' },
  { name: 'symbols', label: 'Symbols', kind: 'count', rule: 'RC-15' },
  { name: 'leverage', label: 'Leverage', kind: 'count', rule: 'RC-31' },
] as const;

export type LimitName = (typeof limitFields)[number]['name'];
type LimitKind = (typeof limitFields)[number]['kind'];

/** Settings as they cross the border; everything but the limits passes through untouched. */
export type LimitSettings = { readonly [key: string]: Json };
type Json = CommandOutput<'getSettings'>['settings'];

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings as the desk sent them; null when they have no limits to show. */
export const readLimitSettings = (settings: Json): LimitSettings | null =>
  isRecord(settings) && isRecord(settings['modes']) ? settings : null;

/** Limits of one rung; empty where there are none. */
function limitsOf(settings: LimitSettings, mode: TradingMode): { readonly [key: string]: Json } {
  const { modes } = settings;
  const limits = isRecord(modes) ? modes[mode] : undefined;
  return isRecord(limits) ? limits : {};
}

/** A limit as it is typed: "0.25" for 0.25 %, "3" for a count; empty where the settings have none. */
export function typedLimit(settings: LimitSettings, mode: TradingMode, { name, kind }: LimitField): string {
  const value = limitsOf(settings, mode)[name];
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return kind === 'count' ? String(value) : decimalText(decimal(String(value)).mul(100));
}

export interface LimitField {
  readonly name: LimitName;
  readonly kind: LimitKind;
}

/** The typed text as the settings have it: a fraction as text, a count as a number. */
export function readLimit(typed: string, kind: LimitKind): Result<string | number, string> {
  const read = readDecimalInput(typed);
  if (!read.ok) return read;
  const value = decimal(read.value);
  if (kind === 'percent') return ok(decimalText(value.div(100)));
  return value.isInteger() ? ok(value.toNumber()) : err(`Found ${typed.trim()}. Write a whole number.`);
}

/** Settings with some limits of a rung replaced. */
export const withLimits = (
  settings: LimitSettings,
  mode: TradingMode,
  limits: { readonly [key: string]: string | number },
): LimitSettings => {
  const { modes } = settings;
  const known = isRecord(modes) ? modes : {};
  return { ...settings, modes: { ...known, [mode]: { ...limitsOf(settings, mode), ...limits } } };
};

/** What was typed into the fields of one rung, by limit. */
export type TypedLimits = Readonly<Partial<Record<LimitName, string>>>;

export interface ChangedLimit {
  readonly name: LimitName;
  readonly direction: Exclude<ReturnType<typeof directionOf>, 'SAME'>;
  readonly read: Result<string | number, string>;
}

/** The fields that differ from what is in force, in the order of the table. */
export const changedLimits = (
  settings: LimitSettings,
  mode: TradingMode,
  typed: TypedLimits,
): readonly ChangedLimit[] =>
  limitFields.flatMap((field) => {
    const text = typed[field.name];
    if (text === undefined) return [];
    const direction = directionOf(typedLimit(settings, mode, field), text);
    return direction === 'SAME' ? [] : [{ name: field.name, direction, read: readLimit(text, field.kind) }];
  });

/** Every limit of the SM-02 table gets looser as it rises. */
export function directionOf(before: string, typed: string): 'SAME' | 'TIGHTER' | 'LOOSER' | 'UNREADABLE' {
  const read = readDecimalInput(typed);
  if (!read.ok || before === '') return 'UNREADABLE';
  const change = decimal(read.value).comparedTo(decimal(before));
  return change === 0 ? 'SAME' : change < 0 ? 'TIGHTER' : 'LOOSER';
}
