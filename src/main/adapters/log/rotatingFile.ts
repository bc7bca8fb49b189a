/** A log file that never grows without bound: at the size limit it is renamed and a new one begun; the oldest is dropped. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { pino } from 'pino';

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

/** Opens `file` for appending; its folder must exist. Lines are written in the background, in order. */
export function openRotatingFile(file: string, limits: Limits): RotatingFile {
  const destination = pino.destination({ dest: file, sync: false, mode: 0o600 });
  // A full disk must not take the desk down with it; the desk's own state does not depend on the log.
  destination.on('error', () => undefined);
  let bytes = existsSync(file) ? statSync(file).size : 0;
  const rotate = (): void => {
    destination.flushSync();
    shiftFiles(file, limits.kept);
    destination.reopen();
    bytes = 0;
  };
  return {
    write: (line) => {
      destination.write(line);
      bytes += line.length;
      if (bytes > limits.maxBytes) rotate();
    },
    close: () => {
      destination.flushSync();
      destination.end();
    },
  };
}

function shiftFiles(file: string, kept: number): void {
  rmSync(`${file}.${kept}`, { force: true });
  for (let number = kept - 1; number >= 1; number -= 1) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  if (existsSync(file)) renameSync(file, `${file}.1`);
}
