/** Checks the journal files of a data folder directly, so that it needs neither a running desk nor its word. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Verification } from '../../shared/ipc/contract.ts';
import { answerReport, failedReport, type DeskReport } from './deskReport.ts';

/** Opens a database read-only and verifies its whole journal; one that cannot be read has that as its finding. */
export type VerifyFile = (file: string) => Verification;

interface Checked extends Verification {
  /** Relative to the data folder. */
  readonly file: string;
}

/** Exit code 1 when any journal has a finding or cannot be read. */
export function verifyJournals(dataDir: string, verifyFile: VerifyFile): DeskReport {
  const files = findJournals(dataDir);
  if (files.length === 0)
    return failedReport(3, 'NO_JOURNAL', `There is no journal in ${dataDir}. Name the desk's folder with --data DIR.`);
  const checked = files.map((file): Checked => ({ file: relative(dataDir, file), ...verifyFile(file) }));
  const isSound = checked.every((journal) => journal.ok);
  return answerReport(isSound ? 0 : 1, checked.map(textOf).join('\n'), { ok: isSound, journals: checked });
}

/** The live workspace first, then rehearsals by name. */
function findJournals(dataDir: string): readonly string[] {
  const replays = namesIn(join(dataDir, 'replay')).map((name) => join(dataDir, 'replay', name, 'desk.sqlite'));
  return [join(dataDir, 'live', 'desk.sqlite'), ...replays].filter(isFile);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

function textOf({ file, ok, entries, to, head, findings, durationMs }: Checked): string {
  if (ok) return `${file}: sound. ${entries} entries to #${to}, head ${head}, ${Math.round(durationMs)} ms`;
  const lines = findings.map(
    (finding) => `  #${finding.seq} ${finding.code}: expected ${finding.expected}, found ${finding.actual}`,
  );
  return [`${file}: NOT SOUND. ${findings.length} findings in ${entries} entries`, ...lines].join('\n');
}
