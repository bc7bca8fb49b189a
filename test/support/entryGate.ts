/** Runs the entry gate over the valid context with overrides and reads what failed. */
import { refusalTexts } from '../../src/main/domain/pretrade/check.ts';
import type { EntryContext, OrderDraft } from '../../src/main/domain/pretrade/context.ts';
import { runEntryGate } from '../../src/main/domain/pretrade/runEntryGate.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import type { RiskCheck } from '../../src/shared/model/risk.ts';
import { buildDraft, buildEntryContext, buildLiveContext } from './buildEntryContext.ts';

/** "RC-13 GROSS_EXPOSURE" of every failed check, in order; empty when approved. */
export const failuresOf = (context: EntryContext): readonly string[] => {
  const result = runEntryGate(context);
  return result.ok ? [] : result.failed.map((check) => `${check.rule} ${check.code}`);
};

/** First refusal text; empty when approved. */
export const textOf = (context: EntryContext): string => {
  const result = runEntryGate(context);
  return result.ok ? '' : (refusalTexts(result.failed)[0] ?? '');
};

/** The verdict of the check of a name, passed or not; throws when there is none. */
export const checkOf = (context: EntryContext, name: string): RiskCheck => {
  const found = runEntryGate(context).checks.find((check) => check.name === name);
  if (found === undefined) throw new Error(`No check "${name}"`);
  return found;
};

/** What fails of the paper order with overrides. */
export const failedBy = (overrides: Partial<EntryContext>): readonly string[] =>
  failuresOf(buildEntryContext(overrides));

/** What fails of the live order with overrides. */
export const liveFailedBy = (overrides: Partial<EntryContext>): readonly string[] =>
  failuresOf(buildLiveContext(overrides));

/** First refusal text of the paper order with overrides. */
export const textBy = (overrides: Partial<EntryContext>): string => textOf(buildEntryContext(overrides));

/** First refusal text of the live order with overrides. */
export const liveTextBy = (overrides: Partial<EntryContext>): string => textOf(buildLiveContext(overrides));

/** The valid draft in another size. */
export const ofSize = (size: string): OrderDraft => buildDraft({ quantity: quantity(size) });
