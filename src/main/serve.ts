/** Browser host: the desk in plain Node, shown in a browser on this machine. Prints one JSON line when ready; everything else goes to stderr. */
import { fileURLToPath } from 'node:url';
import { createLogNotifier } from './adapters/notify/logNotifier.ts';
import { runHost } from './compose/runHost.ts';
import { openBrowserHost } from './hosts/browser/openBrowserHost.ts';

const rendererDir = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../out/renderer' : '../renderer', import.meta.url),
);

await runHost(process.argv.slice(2), {
  host: 'browser',
  createNotifier: createLogNotifier,
  open: async ({ desk, flags, log, cliToken }) => {
    const opened = await openBrowserHost({ desk, port: flags.port, rendererDir, log, cliToken });
    if (!opened.ok) return opened;
    return { ok: true, value: { port: opened.value.port, url: opened.value.url, close: () => opened.value.close() } };
  },
  ready: ({ url }) => process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`),
});
