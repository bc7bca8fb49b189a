/** Strategies this desk can run. */
import { donchian } from './donchian.ts';
import { register } from './register.ts';
import type { RegisteredStrategy } from './strategy.ts';

/** All of them, in the order they are shown. */
export const strategies: readonly RegisteredStrategy[] = [register(donchian)];

/** The strategy of an id, if there is one. */
export const findStrategy = (id: string): RegisteredStrategy | undefined =>
  strategies.find((strategy) => strategy.id === id);
