/** Runs a program as Electron runs a utility process: it has `parentPort`, no channel, and ends with its parent. Started by standInUtilityProcess. */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const port = new EventEmitter();
const held: unknown[] = [];
const send = process.send?.bind(process);
process.on('message', (data) =>
  port.listenerCount('message') === 0 ? held.push(data) : port.emit('message', { data }),
);
process.on('disconnect', () => process.exit(0));
// What came before anybody listened is kept, as Electron keeps it.
port.on('newListener', () => setImmediate(() => held.splice(0).forEach((data) => port.emit('message', { data }))));
Object.assign(port, { postMessage: (message: unknown) => send?.(message) });
Object.defineProperty(process, 'parentPort', { value: port });
Object.defineProperty(process, 'send', { value: undefined });

await import(pathToFileURL(process.argv[2] ?? '').href);
