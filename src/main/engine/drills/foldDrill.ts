/** Fold of completed drills: the last ones, oldest first. */
import type { EntryData } from '../../../shared/model/entry.ts';
import type { Durable } from '../state.ts';

/** Drills that are shown. */
const KEPT = 20;

export const foldDrill = (durable: Durable, data: EntryData<'DRILL_COMPLETED'>): Durable => ({
  ...durable,
  drills: [...durable.drills, data].slice(-KEPT),
});
