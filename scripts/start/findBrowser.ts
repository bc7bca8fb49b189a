/** Finds an installed browser of the Chromium family: for the app window of `npm start` and for the e2e tests. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface BrowserFacts {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly isExecutable: (path: string) => boolean;
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PROGRAMS = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

/** Absolute path of the first one that can be run, or null. BREAKWATER_CHROMIUM names one that goes before all others. */
export function findBrowser(facts: BrowserFacts = thisMachine): string | null {
  const named = facts.env['BREAKWATER_CHROMIUM'];
  const candidates = named === undefined || named === '' ? candidatesOf(facts) : [named];
  return candidates.find(facts.isExecutable) ?? null;
}

const thisMachine: BrowserFacts = { platform: process.platform, env: process.env, isExecutable };

function candidatesOf({ platform, env }: BrowserFacts): readonly string[] {
  if (platform === 'darwin') return MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    );
    return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
  }
  const folders = new Set([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']);
  return LINUX_NAMES.flatMap((name) =>
    [...folders].filter((folder) => folder !== '').map((folder) => join(folder, name)),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
