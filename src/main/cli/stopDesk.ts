/** Emergency stop from the command line: presses, says so at once, then watches until the book is flat. */
import type { ViewSnapshot } from '../../shared/ipc/view.ts';
import { answerReport, failedReport, type DeskReport } from './deskReport.ts';
import type { DeskLink } from './openDeskLink.ts';

export interface Waiting {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Called as soon as entries are blocked, for a person who watches. */
  readonly say: (line: string) => void;
}

const POLL_MS = 200;
const FLAT_WITHIN_MS = 20_000;

/** Exit code 0 only when the desk itself reports flat. */
export async function stopDesk(link: DeskLink, waiting: Waiting): Promise<DeskReport> {
  const started = waiting.now();
  const pressed = await link.call('emergencyStop', { source: 'cli' });
  if (!pressed.ok) return failedReport(1, pressed.error.code, `Not stopped: ${pressed.error.message}`);
  const { incident } = pressed.value;
  waiting.say(`Emergency stop ${incident}: entries are blocked. Canceling and closing...`);
  while (waiting.now() - started < FLAT_WITHIN_MS) {
    const view = await link.call('getSnapshot', {});
    if (!view.ok)
      return failedReport(1, view.error.code, `Emergency stop ${incident} was accepted, but: ${view.error.message}`);
    if (isFlat(view.value)) return flatReport(incident, view.value, waiting.now() - started);
    await waiting.sleep(POLL_MS);
  }
  return notFlatReport(incident);
}

const isFlat = ({ parts: { stop } }: ViewSnapshot): boolean => stop.incident !== null && stop.incident.flatAt !== null;

function flatReport(incident: string, { parts: { stop } }: ViewSnapshot, elapsedMs: number): DeskReport {
  const ms = Math.round(elapsedMs);
  const legs = stop.incident?.legs ?? [];
  const text = `Emergency stop ${incident}: flat after ${ms} ms, ${legs.length} canceled or closed. It stays stopped until a person resumes.`;
  const phase = stop.incident?.phase ?? null;
  return answerReport(0, text, { ok: true, incident, entriesBlocked: true, flat: true, elapsedMs: ms, phase, legs });
}

function notFlatReport(incident: string): DeskReport {
  const text = `Emergency stop ${incident}: entries are blocked, but the book is NOT flat after 20 s. The desk goes on trying; look at "positions" and close at the venue if needed.`;
  const error = { code: 'NOT_FLAT', message: text };
  return answerReport(1, text, { ok: false, incident, entriesBlocked: true, flat: false, error });
}
