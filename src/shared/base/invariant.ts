/** Bugs, as opposed to expected failures: a broken invariant throws InvariantError and trips the breaker at the engine's border. */

export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws InvariantError with the message when the condition does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Marks a branch that the type system proves unreachable. */
export function assertNever(value: never): never {
  throw new InvariantError(`Unreachable value: ${JSON.stringify(value)}`);
}
