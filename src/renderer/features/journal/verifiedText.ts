/** The report of a verification in a sentence or two (UI-60): what was found, what was expected, what to do. */
import type { Verification } from '../../../shared/ipc/contract.ts';
import { formatCount } from '../../format/numbers.ts';

/** "Verified 0-48,211: 48,212 entries in 0.4 s, nothing changed. Head 3fa9c1d2." */
export function verifiedText({ ok, entries, from, to, head, findings, durationMs }: Verification): string {
  const range = `${formatCount(from)}-${formatCount(Math.max(from, to))}`;
  const counted = `${formatCount(entries)} ${entries === 1 ? 'entry' : 'entries'} in ${(durationMs / 1_000).toFixed(1)} s`;
  if (ok) {
    const notes = findings.length === 0 ? 'nothing changed' : `nothing changed, ${noted(findings.length)}`;
    return `Verified ${range}: ${counted}, ${notes}. Head ${head.slice(0, 8)}.`;
  }
  return `The history does not verify: ${noted(findings.length)} in ${counted}, expected none. Steps up and resumes are refused. Do: copy the data folder as it is, then compare with the venue's history.`;
}

const noted = (count: number): string => `${count} ${count === 1 ? 'finding' : 'findings'}`;
