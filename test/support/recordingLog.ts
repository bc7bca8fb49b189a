/** A Logger that keeps its lines, so that tests can read what was said and what was not. */
import type { Logger } from '../../src/main/ports/logger.ts';

export interface RecordingLog extends Logger {
  readonly lines: readonly { readonly level: string; readonly message: string; readonly fields: unknown }[];
}

export function recordingLog(): RecordingLog {
  const lines: { level: string; message: string; fields: unknown }[] = [];
  const keep = (level: string) => (message: string, fields?: unknown) => void lines.push({ level, message, fields });
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
