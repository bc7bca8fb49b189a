/**
 * The mark of an emergency stop beside the journal: a file of one size, made at the start and written over in place, so that a full disk takes it too.
 * It is not forced to the disk: that would cost the milliseconds that the journal's commit costs.
 */
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { stopCauses, stopSources } from '../../../shared/model/incident.ts';
import { unixMs, unixMsSchema } from '../../../shared/values/time.ts';
import type { Logger } from '../../ports/logger.ts';
import type { StopMark, StopMarker } from '../../ports/stopMark.ts';

/** Bytes of the file: the longest mark fits. */
const SIZE = 2_048;
/** Letters of the text that are kept. */
const TEXT = 300;

const markSchema = z.strictObject({
  incident: z.string().regex(/^I[1-9]\d*$/),
  at: unixMsSchema,
  cause: z.enum(stopCauses),
  source: z.enum(stopSources),
  text: z.string(),
});

export interface OpenedMark {
  readonly marker: StopMarker;
  /** What the last session left; null for nothing. A mark that nobody can read is a stop all the same. */
  readonly left: StopMark | null;
}

/** Opens the mark and reads it; where it cannot be written the desk starts all the same, and the log says so. */
export function openStopMark(file: string, logger: Logger): OpenedMark {
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      logger.error('the mark of an emergency stop could not be written', { file, cause: String(cause) });
    }
  };
  const found = read(file);
  if (found === null || Buffer.byteLength(found) < SIZE)
    attempt(() => writeFileSync(file, padded(found ?? ''), { mode: 0o600 }));
  return {
    marker: {
      leave: (mark) => attempt(() => overwrite(file, JSON.stringify({ ...mark, text: mark.text.slice(0, TEXT) }))),
      clear: () => attempt(() => overwrite(file, '')),
    },
    left: found === null || found.trim() === '' ? null : (parsed(found) ?? unreadable(file)),
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parsed(text: string): StopMark | null {
  try {
    return markSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const unreadable = (file: string): StopMark => ({
  incident: null,
  at: unixMs(Math.floor(statSync(file).mtimeMs)),
  cause: 'TECHNICAL',
  source: 'engine',
  text: 'The mark of an emergency stop was found and could not be read',
});

function overwrite(file: string, text: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, padded(text), 0, SIZE, 0);
  } finally {
    closeSync(handle);
  }
}

const padded = (text: string): Buffer => {
  const buffer = Buffer.alloc(SIZE, ' ');
  buffer.write(text);
  return buffer;
};
