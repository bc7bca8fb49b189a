/** One command of the command line, from arguments to report. It can look, or make things safer; the desk enforces that too. */
import type { Result } from '../../shared/base/result.ts';
import type { ViewSnapshot } from '../../shared/ipc/view.ts';
import { answerReport, failedReport, type DeskReport } from './deskReport.ts';
import type { DeskLink } from './openDeskLink.ts';
import type { DeskAction, DeskCommand } from './parseDeskCommand.ts';
import { stopDesk, type Waiting } from './stopDesk.ts';
import { verifyJournals, type VerifyFile } from './verifyJournals.ts';
import { alertsReport, ordersReport, positionsReport, statusReport } from './viewReports.ts';

export interface DeskCommandParts {
  /** Where a running desk listens; null when none has left a lock in the folder. */
  readonly readLock: (
    dataDir: string,
  ) => { readonly pid: number; readonly port: number | null; readonly cliToken: string } | null;
  readonly openLink: (port: number, cliToken: string) => Promise<Result<DeskLink, string>>;
  readonly verifyFile: VerifyFile;
  readonly waiting: Waiting;
}

/** Runs a parsed command on an absolute data folder. */
export async function runDeskCommand(
  command: DeskCommand & { readonly action: DeskAction; readonly dataDir: string },
  parts: DeskCommandParts,
): Promise<DeskReport> {
  const { action, dataDir } = command;
  if (action === 'journal verify') return verifyJournals(dataDir, parts.verifyFile);
  const lock = parts.readLock(dataDir);
  if (lock === null) return noDesk(dataDir, 'no desk has left its lock there');
  if (lock.port === null)
    return noDesk(dataDir, `the desk of process ${lock.pid} is still starting or did not finish starting`);
  const link = await parts.openLink(lock.port, lock.cliToken);
  if (!link.ok)
    return noDesk(dataDir, `the desk of process ${lock.pid} does not answer on port ${lock.port}: ${link.error}`);
  try {
    return await runOverLink(action, link.value, parts.waiting);
  } finally {
    link.value.close();
  }
}

async function runOverLink(
  action: Exclude<DeskAction, 'journal verify'>,
  link: DeskLink,
  waiting: Waiting,
): Promise<DeskReport> {
  switch (action) {
    case 'status':
      return reportView(link, statusReport);
    case 'positions':
      return reportView(link, positionsReport);
    case 'orders':
      return reportView(link, ordersReport);
    case 'alerts':
      return reportView(link, alertsReport);
    case 'stop':
      return stopDesk(link, waiting);
    case 'pause':
      return pauseDesk(link);
  }
}

async function reportView(link: DeskLink, report: (view: ViewSnapshot) => DeskReport): Promise<DeskReport> {
  const view = await link.call('getSnapshot', {});
  return view.ok ? report(view.value) : failedReport(1, view.error.code, view.error.message);
}

async function pauseDesk(link: DeskLink): Promise<DeskReport> {
  const paused = await link.call('pause', {});
  if (!paused.ok) return failedReport(1, paused.error.code, `Not paused: ${paused.error.message}`);
  return answerReport(0, 'Paused: no new entries, stops stay. Resume it in the window.', { ok: true, run: 'PAUSED' });
}

const noDesk = (dataDir: string, why: string): DeskReport =>
  failedReport(
    3,
    'NO_DESK',
    `No running desk on ${dataDir} (${why}). Start one with npm start, or name its folder with --data DIR.`,
  );
