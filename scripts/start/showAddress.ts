/** Shows the desk of the browser host: in a browser window without tabs where one can be opened, else as an address. */
import { spawn } from 'node:child_process';
import { findBrowser } from './findBrowser.ts';
import { hasDisplay } from './prepareHost.ts';

/** Opens at most one window; says on stderr what it did. The token in the address works once. */
export function showAddress(url: string, mayOpen: boolean): void {
  const browser = mayOpen && canShowWindow() ? findBrowser() : null;
  if (browser === null) {
    process.stderr.write(`Open this address in a browser on this machine:\n  ${url}\n`);
    return;
  }
  const child = spawn(browser, [`--app=${url}`], { detached: true, stdio: 'ignore' });
  child.once('error', () => process.stderr.write(`The browser did not start. Open this address:\n  ${url}\n`));
  child.unref();
  process.stderr.write(`Opening the desk with ${browser}. Its address: ${new URL(url).origin}\n`);
}

/** Chromium refuses to run as root with its sandbox on, and needs a display. */
const canShowWindow = (): boolean => hasDisplay(process.env, process.platform) && process.getuid?.() !== 0;
