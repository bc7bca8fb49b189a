/** Tells whether a process lives and whether it is the one that wrote a file, because process ids are reused. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** True when a process with this id exists, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return isErrno(thrown) && thrown.code === 'EPERM';
  }
}

/** A text that is equal for the same process and different for any other with the same id; null where it cannot be found out. */
export function processStartOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxStart(pid);
    if (process.platform === 'darwin')
      return (
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
          .toString()
          .trim() || null
      );
    return null;
  } catch {
    return null;
  }
}

/** Boot id plus field 22 of stat, the start in ticks since boot; the name in field 2 may itself hold blanks and brackets. */
function linuxStart(pid: number): string | null {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? null : `${boot}:${ticks}`;
}

const isErrno = (thrown: unknown): thrown is NodeJS.ErrnoException => thrown instanceof Error && 'code' in thrown;
