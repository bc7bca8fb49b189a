/** Where the desk keeps its data when no folder is named: the platform's place for application data, per user. */
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** Absolute path of the default data folder; the folder need not exist. */
export function defaultDataDir(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    const home = env['USERPROFILE'] ?? homedir();
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Breakwater');
  }
  const home = env['HOME'] || homedir();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Breakwater');
  const dataHome = env['XDG_DATA_HOME'];
  // The base directory specification tells programs to ignore a relative path here.
  return posix.join(dataHome?.startsWith('/') ? dataHome : posix.join(home, '.local', 'share'), 'breakwater');
}
