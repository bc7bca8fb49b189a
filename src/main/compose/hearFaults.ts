/**
 * What nobody caught in this process: logged with its stack, and told to the desk, which enters nothing more. The process goes on, because a desk that
 * ends is closed by its watchdog, and one that stands can still be stopped by hand.
 */
import type { EventEmitter } from 'node:events';
import type { Desk } from '../desk/desk.ts';
import type { Logger } from '../ports/logger.ts';

/** Returns the function that stops listening to the process. */
export function hearFaults(desk: Pick<Desk, 'fault'>, log: Logger, from: EventEmitter = process): () => void {
  const hear = (kind: string) => (thrown: unknown) => {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    log.error(`${kind}: ${withoutQueries(message)}`, { stack: withoutQueries(stack ?? '') });
    desk.fault(`${kind}, ${name}: ${withoutQueries(message)}`.slice(0, 200));
  };
  const onException = hear('an error that nobody caught');
  const onRejection = hear('a failure that nobody waited for');
  from.on('uncaughtException', onException);
  from.on('unhandledRejection', onRejection);
  return () => {
    from.off('uncaughtException', onException);
    from.off('unhandledRejection', onRejection);
  };
}

/** A request's query holds its signature. */
const withoutQueries = (text: string): string => text.replace(/\?\S+/g, '?[cut]');
