/** Expected outcomes as values: a Result is either a value or a coded failure. Bugs throw instead (see invariant.ts). */

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
export type Result<T, E> = Ok<T> | Err<E>;

/** Wraps a value as success. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Wraps a failure. */
export const err = <E>(error: E): Err<E> => ({ ok: false, error });
