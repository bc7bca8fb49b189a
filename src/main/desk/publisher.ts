/**
 * Publishes the view: numbered events, at most ten a second, urgent ones at once. A client that misses a number asks for a new snapshot.
 * Nothing here decides anything; a slow or frozen client costs the engine nothing.
 */
import type { DeskEvent, EventPayload } from '../../shared/ipc/contract.ts';
import { logLimits, type LogLine, type LogName, type ViewSnapshot } from '../../shared/ipc/view.ts';
import { isEmptyPatch, partChanges, rowChanges, type ViewParts, type ViewRows } from './view/patchOf.ts';

/** UI-80: at most ten patches a second. */
export const PATCH_MS = 100;

export type ViewLogs = { [Name in LogName]: LogLine<Name>[] };

export interface Publisher {
  snapshot(): ViewSnapshot;
  append<Name extends LogName>(name: Name, lines: readonly LogLine<Name>[]): void;
  /** Publishes what changed since the last patch, if anything. */
  publish(): void;
  attention(payload: EventPayload<'attentionRequested'>): void;
  subscribe(listener: (event: DeskEvent) => void): () => void;
}

/** Creates a publisher over functions that build the current parts and rows. */
export function createPublisher(options: {
  readonly buildParts: () => ViewParts;
  readonly buildRows: () => ViewRows;
  readonly logs: ViewLogs;
}): Publisher {
  return new ViewPublisher(options);
}

class ViewPublisher implements Publisher {
  private seq = 0;
  private parts: ViewParts;
  private rows: ViewRows;
  private readonly logs: ViewLogs;
  private pending: Partial<ViewLogs> = {};
  private readonly listeners = new Set<(event: DeskEvent) => void>();
  private readonly buildParts: () => ViewParts;
  private readonly buildRows: () => ViewRows;

  constructor(options: Parameters<typeof createPublisher>[0]) {
    this.buildParts = options.buildParts;
    this.buildRows = options.buildRows;
    this.logs = options.logs;
    this.parts = options.buildParts();
    this.rows = options.buildRows();
  }

  snapshot(): ViewSnapshot {
    this.publish();
    return { seq: this.seq, parts: this.parts, rows: this.rows, logs: copyLogs(this.logs) };
  }

  append<Name extends LogName>(name: Name, lines: readonly LogLine<Name>[]): void {
    appendTo(this.logs, name, lines);
    this.pending[name] ??= [] as ViewLogs[Name];
    appendTo(this.pending as ViewLogs, name, lines);
  }

  publish(): void {
    const parts = this.buildParts();
    const rows = this.buildRows();
    const patch: EventPayload<'viewPatched'> = {
      parts: partChanges(this.parts, parts),
      rows: rowChanges(this.rows, rows),
      logs: this.pending,
    };
    this.parts = parts;
    this.rows = rows;
    this.pending = {};
    if (!isEmptyPatch(patch)) this.emit({ event: 'viewPatched', payload: patch });
  }

  attention(payload: EventPayload<'attentionRequested'>): void {
    this.emit({ event: 'attentionRequested', payload });
  }

  subscribe(listener: (event: DeskEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private emit(event: Unnumbered): void {
    this.seq += 1;
    const numbered = { seq: this.seq, ...event };
    for (const listener of this.listeners) listener(numbered);
  }
}

type Unnumbered =
  | { readonly event: 'viewPatched'; readonly payload: EventPayload<'viewPatched'> }
  | { readonly event: 'attentionRequested'; readonly payload: EventPayload<'attentionRequested'> };

function appendTo<Name extends LogName>(logs: ViewLogs, name: Name, lines: readonly LogLine<Name>[]): void {
  const log = logs[name];
  log.push(...lines);
  const over = log.length - logLimits[name];
  if (over > 0) log.splice(0, over);
}

const copyLogs = (logs: ViewLogs): ViewSnapshot['logs'] => ({
  activity: [...logs.activity],
  fills: [...logs.fills],
  trades: [...logs.trades],
  equity: [...logs.equity],
});
