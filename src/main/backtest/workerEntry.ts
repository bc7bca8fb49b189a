/** Where the worker's entry lies beside the code that starts it: source beside source, built file beside built file. */

/** The URL of the worker for a module of this program: its own `import.meta.url`. */
export function workerEntry(moduleUrl: string): URL {
  if (moduleUrl.endsWith('.ts')) return new URL('../backtestWorker.ts', moduleUrl);
  return new URL(moduleUrl.includes('/chunks/') ? '../backtestWorker.js' : './backtestWorker.js', moduleUrl);
}
