/** What the verification at the start found, as the desk takes it (AU-10). */
import type { Verification } from '../../shared/ipc/contract.ts';

export const foundIn = (verification: Verification) => ({
  verified: {
    ok: verification.ok,
    entries: verification.entries,
    findings: verification.findings.length,
    head: verification.head,
  },
  journalFinding: findingText(verification),
});

/** The first thing verification found, in words; null when the journal is whole. */
function findingText({ ok: isWhole, findings }: Verification): string | null {
  const finding = findings[0];
  if (isWhole || finding === undefined) return null;
  return `${finding.code} at entry ${finding.seq}: expected ${finding.expected}, found ${finding.actual}`;
}
