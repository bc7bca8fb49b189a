/** A log file that never grows without bound: at the size limit it is renamed and a new one begun; the oldest is dropped. */
import { closeSync, existsSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export interface RotatingFile {
  write(line: string): void;
  /** Writes out what is buffered and closes the file. */
  close(): void;
}

interface Limits {
  readonly maxBytes: number;
  /** Number of full files kept beside the current one. */
  readonly kept: number;
}

/**
 * Opens `file` for appending; its folder must exist. Lines are written after the work that logged them, in order. A full disk or a file that
 * cannot be rotated loses log lines and nothing else: the desk's own state does not depend on them.
 */
export function openRotatingFile(file: string, limits: Limits): RotatingFile {
  let handle: number | null = openSync(file, 'a', 0o600);
  let bytes = fstatSync(handle).size;
  let buffer: string[] = [];
  const rotate = (full: number): void => {
    closeSync(full);
    handle = null;
    attempt(() => shiftFiles(file, limits.kept));
    attempt(() => (handle = openSync(file, 'a', 0o600)));
    bytes = 0;
  };
  const flush = (): void => {
    const lines = buffer;
    buffer = [];
    for (const line of lines) {
      if (handle === null) return;
      const open = handle;
      attempt(() => (bytes += writeSync(open, line)));
      if (bytes > limits.maxBytes) rotate(open);
    }
  };
  return {
    write: (line) => {
      buffer.push(line);
      if (buffer.length === 1) setImmediate(flush);
    },
    close: () => {
      flush();
      if (handle !== null) closeSync(handle);
      // A closed number may soon belong to another file; nothing may be written to it any more.
      handle = null;
    },
  };
}

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    return;
  }
}

function shiftFiles(file: string, kept: number): void {
  rmSync(`${file}.${kept}`, { force: true });
  for (let number = kept - 1; number >= 1; number -= 1) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}
