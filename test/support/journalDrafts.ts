/** Drafts of journal entries with valid defaults, and the drafts of the golden entries GC-087 to GC-089. */
import { z } from 'zod';
import type { EntryDataWire, EntryDraft, EntryType } from '../../src/shared/model/entry.ts';
import { toWire } from '../../src/shared/values/decimal.ts';
import { buildFill } from './buildFill.ts';
import { buildOrder } from './buildOrder.ts';
import { buildPosition } from './buildPosition.ts';
import { goldenCase } from './goldenCase.ts';

export const ACTOR = { type: 'system', id: 'engine', session: 's-1' } as const;
export const GENESIS_AT = { ts: '2026-03-01T00:00:00.000Z', mono: '0', actor: ACTOR } as const;

/** A draft of the type at 09:30 plus the milliseconds. */
export function draftOf<Type extends EntryType>(type: Type, data: EntryDataWire<Type>, afterMs = 0): EntryDraft {
  const ts = new Date(Date.UTC(2026, 2, 1, 9, 30) + afterMs).toISOString();
  return z.custom<EntryDraft>().parse({ type, ts, mono: String(afterMs), actor: ACTOR, book: 'PAPER', data });
}

/** A small entry that no projection reads. */
export const noteDraft = (text: string, afterMs = 0): EntryDraft =>
  draftOf('FEED_CHANGED', { feed: 'replay', state: 'ok', text }, afterMs);

/** A draft as plain JSON, for what the types would not let through. */
export const rawDraft = (draft: unknown): EntryDraft => z.custom<EntryDraft>().parse(draft);

export const orderWire = (overrides: Parameters<typeof buildOrder>[0] = {}): EntryDataWire<'ORDER_INTENT'>['order'] =>
  toWire(buildOrder(overrides));

/** A fill of 0.1 at 60,000 that opens a position; override to close it. */
export const fillData = (overrides: Partial<EntryDataWire<'FILL'>> = {}): EntryDataWire<'FILL'> => ({
  fill: toWire(buildFill()),
  orderStatus: 'FILLED',
  orderFilled: '0.1',
  orderAveragePrice: '60000',
  position: toWire(buildPosition()),
  trade: null,
  cash: '4000.00',
  ...overrides,
});

const goldenEntry = z.looseObject({
  seq: z.int(),
  log: z.string(),
  boot: z.string(),
  ts: z.string(),
  mono: z.string(),
  actor: z.json(),
  type: z.string(),
  book: z.string(),
  data: z.json(),
});
const goldenSchemas = {
  inputs: z.object({ entry: goldenEntry }),
  expected: z.object({ canonical: z.string(), hash: z.string() }),
};

/** The three golden entries: the draft of each, and the bytes and hash it must become. */
export const goldenEntries = ['GC-087', 'GC-088', 'GC-089'].map((id) => {
  const { inputs, expected } = goldenCase(id, goldenSchemas);
  const { ts, mono, actor, type, book, data } = inputs.entry;
  return { id, draft: rawDraft({ ts, mono, actor, type, book, data }), ...expected };
});
export const GOLDEN_LOG = 'f3a1c2d4-0000-4000-8000-000000000001';
export const GOLDEN_BOOT = 'b0070000-0000-4000-8000-000000000001';
