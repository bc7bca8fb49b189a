/** Nominal types over structural ones: a Brand cannot be mixed up with its base type or with another Brand. */

declare const brand: unique symbol;

export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
