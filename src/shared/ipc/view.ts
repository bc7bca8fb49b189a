/**
 * What the renderer sees: one numbered snapshot, then keyed patches (UI-80). Everything is JSON; money, prices and quantities are decimal text.
 * `parts` are replaced whole, `rows` are upserted or removed by key, `logs` grow at the end and are bounded by the client.
 */
import { z } from 'zod';
import { backtestRow } from './contractBacktest.ts';
import { deskPart, feedPart, stopPart, vitalsPart } from './viewParts.ts';
import { breakerPart, correlationPart, evidencePart, exposurePart, ladderPart } from './viewRisk.ts';
import { accountPart } from './viewVenue.ts';
import {
  activityLine,
  alertRow,
  equityPoint,
  fillLine,
  instrumentRow,
  orderRow,
  positionRow,
  quoteRow,
  strategyRow,
  tradeLine,
} from './viewRows.ts';

export const partSchemas = {
  desk: deskPart,
  feed: feedPart,
  vitals: vitalsPart,
  stop: stopPart,
  ladder: ladderPart,
  evidence: evidencePart,
  breaker: breakerPart,
  exposure: exposurePart,
  correlation: correlationPart,
  account: accountPart,
} as const;
export const rowSchemas = {
  strategies: strategyRow,
  instruments: instrumentRow,
  quotes: quoteRow,
  positions: positionRow,
  orders: orderRow,
  alerts: alertRow,
  backtests: backtestRow,
} as const;
export const logSchemas = {
  activity: activityLine,
  fills: fillLine,
  trades: tradeLine,
  equity: equityPoint,
} as const;

export { logLimits } from './limits.ts';

export type PartName = keyof typeof partSchemas;
export type RowSetName = keyof typeof rowSchemas;
export type LogName = keyof typeof logSchemas;
export type Part<Name extends PartName> = z.output<(typeof partSchemas)[Name]>;
export type Row<Name extends RowSetName> = z.output<(typeof rowSchemas)[Name]>;
export type LogLine<Name extends LogName> = z.output<(typeof logSchemas)[Name]>;

const rowSet = <Schema extends z.ZodType>(row: Schema) => z.record(z.string(), row);
const rowChanges = <Schema extends z.ZodType>(row: Schema) => z.record(z.string(), row.nullable());

/** The whole view. `seq` is the number of the last event already contained in it. */
export const viewSnapshotSchema = z.strictObject({
  seq: z.int().min(0),
  parts: z.strictObject(partSchemas),
  rows: z.strictObject({
    strategies: rowSet(strategyRow),
    instruments: rowSet(instrumentRow),
    quotes: rowSet(quoteRow),
    positions: rowSet(positionRow),
    orders: rowSet(orderRow),
    alerts: rowSet(alertRow),
    backtests: rowSet(backtestRow),
  }),
  logs: z.strictObject({
    activity: z.array(activityLine),
    fills: z.array(fillLine),
    trades: z.array(tradeLine),
    equity: z.array(equityPoint),
  }),
});
export type ViewSnapshot = z.output<typeof viewSnapshotSchema>;

/** What changed since the event before: parts replaced, rows upserted (null removes), log lines appended. */
export const viewPatchSchema = z.strictObject({
  parts: z.strictObject(partSchemas).partial(),
  rows: z
    .strictObject({
      strategies: rowChanges(strategyRow),
      instruments: rowChanges(instrumentRow),
      quotes: rowChanges(quoteRow),
      positions: rowChanges(positionRow),
      orders: rowChanges(orderRow),
      alerts: rowChanges(alertRow),
      backtests: rowChanges(backtestRow),
    })
    .partial(),
  logs: z
    .strictObject({
      activity: z.array(activityLine),
      fills: z.array(fillLine),
      trades: z.array(tradeLine),
      equity: z.array(equityPoint),
    })
    .partial(),
});
export type ViewPatch = z.output<typeof viewPatchSchema>;
