/** Every figure there is, by id, in the order of the table. */
import type { Bench } from './figure.ts';

export const benches: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([]);
