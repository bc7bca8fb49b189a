/** Separates the desk's own flags from what Electron, its test driver and the desktop put on the same command line. */

/** Switches that Chromium or Electron reads itself; some take a value after an equals sign. */
const switches = [
  'no-sandbox',
  'inspect',
  'inspect-brk',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'disable-gpu',
  'disable-dev-shm-usage',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-features',
  'disable-features',
  'force-device-scale-factor',
  'original-process-start-time',
];

/** The arguments after program and script; a packaged application has no script, and switches may stand before it. */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const given = argv.slice(1);
  const script = isPackaged ? -1 : given.findIndex((argument) => !argument.startsWith('-'));
  return given.slice(script + 1).filter((argument) => !isSwitch(argument));
}

const isSwitch = (argument: string): boolean =>
  argument.startsWith('-psn_') || switches.some((name) => argument.split('=')[0] === `--${name}`);
