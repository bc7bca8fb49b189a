/** Runs the entry gate over the valid context with overrides and reads what failed. */
import { refusalTexts } from '../../src/main/domain/pretrade/check.ts';
import type { EntryContext, OrderDraft } from '../../src/main/domain/pretrade/context.ts';
import { runEntryGate } from '../../src/main/domain/pretrade/runEntryGate.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { buildDraft, buildEntryContext } from './buildEntryContext.ts';

/** "RC-13 GROSS_EXPOSURE" of every failed check, in order; empty when approved. */
export const failedBy = (overrides: Partial<EntryContext>): readonly string[] => {
  const result = runEntryGate(buildEntryContext(overrides));
  return result.ok ? [] : result.failed.map((check) => `${check.rule} ${check.code}`);
};

/** First refusal text; empty when approved. */
export const textBy = (overrides: Partial<EntryContext>): string => {
  const result = runEntryGate(buildEntryContext(overrides));
  return result.ok ? '' : (refusalTexts(result.failed)[0] ?? '');
};

/** The valid draft in another size. */
export const ofSize = (size: string): OrderDraft => buildDraft({ quantity: quantity(size) });
