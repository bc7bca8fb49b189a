/** A notification of the operating system, where it has a command for one; without the desk there is nothing else that could show it. */
import { spawn } from 'node:child_process';

const TITLE = 'Breakwater watchdog';

/** Best effort: a machine without the command shows nothing. */
export function notifyPerson(text: string, platform: NodeJS.Platform): void {
  const command = commandOf(text, platform);
  if (command === null) return;
  const [name, ...args] = command;
  spawn(name, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function commandOf(text: string, platform: NodeJS.Platform): readonly [string, ...string[]] | null {
  if (platform === 'linux') return ['notify-send', '--urgency=critical', TITLE, text];
  if (platform !== 'darwin') return null;
  const script = `display notification ${JSON.stringify(text)} with title ${JSON.stringify(TITLE)} sound name "Basso"`;
  return ['osascript', '-e', script];
}
