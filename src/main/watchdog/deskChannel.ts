/** The watchdog's end of the line to the desk: the channel of a forked process, or the port of an Electron utility process. */
import type { Wire } from '../../shared/values/decimal.ts';
import type { WatchdogWord } from '../ports/watchdog.ts';

/** Of `process` in a forked child, and in a utility process of Electron, which has a port instead of a channel. */
export interface ChannelProcess {
  readonly parentPort?: {
    postMessage(message: unknown): void;
    on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  };
  readonly connected: boolean;
  send?(message: unknown, handle: undefined, options: undefined, callback: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

export interface DeskChannel {
  say(word: Wire<WatchdogWord>): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Never called in a utility process: that one ends with its desk. */
  onLost(listener: () => void): void;
}

export function openDeskChannel(own: ChannelProcess): DeskChannel {
  const { parentPort } = own;
  if (parentPort !== undefined)
    return {
      say: (word) => parentPort.postMessage(word),
      onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
      onLost: () => undefined,
    };
  return {
    say: (word) => {
      // The callback takes the failure of a desk that has just gone.
      if (own.connected) own.send?.(word, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => void own.on('message', listener),
    onLost: (listener) => void own.on('disconnect', listener),
  };
}
