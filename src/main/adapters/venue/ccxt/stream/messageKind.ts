/** The kind of a stream's message. */

/** The venue's name of the kind; null where the message has none. */
export function kindOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('e' in message)) return null;
  return typeof message.e === 'string' ? message.e : null;
}
