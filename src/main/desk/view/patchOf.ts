/** Keyed differences of two views (UI-80). Rows and parts are compared by identity first, then by their JSON text. */
import type { PartName, RowSetName, ViewPatch, ViewSnapshot } from '../../../shared/ipc/view.ts';

export type ViewParts = ViewSnapshot['parts'];
export type ViewRows = ViewSnapshot['rows'];

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Parts that differ. */
export function partChanges(before: ViewParts, after: ViewParts): ViewPatch['parts'] {
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(after) as PartName[])
    if (!same(before[name], after[name])) changed[name] = after[name];
  return changed as ViewPatch['parts'];
}

/** Rows that were added, changed or (null) removed, per row set; sets without change are left out. */
export function rowChanges(before: ViewRows, after: ViewRows): ViewPatch['rows'] {
  const changed: Record<string, Record<string, unknown>> = {};
  for (const set of Object.keys(after) as RowSetName[]) {
    const rows = changesOfSet(before[set], after[set]);
    if (rows !== null) changed[set] = rows;
  }
  return changed as ViewPatch['rows'];
}

function changesOfSet(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  if (before === after) return null;
  const rows: Record<string, unknown> = {};
  let any = false;
  for (const key of Object.keys(after)) {
    if (same(before[key], after[key])) continue;
    rows[key] = after[key];
    any = true;
  }
  for (const key of Object.keys(before)) {
    if (key in after) continue;
    rows[key] = null;
    any = true;
  }
  return any ? rows : null;
}

/** True when a patch would change nothing. */
export const isEmptyPatch = (patch: ViewPatch): boolean =>
  Object.keys(patch.parts).length === 0 && Object.keys(patch.rows).length === 0 && Object.keys(patch.logs).length === 0;
