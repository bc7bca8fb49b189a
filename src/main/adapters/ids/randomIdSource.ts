/** Identifiers nobody can guess or repeat, for live and paper workspaces. */
import { randomUUID } from 'node:crypto';
import type { IdSource } from '../../ports/idSource.ts';

/** Makes a source of random version 4 UUIDs; purposes need no sequences of their own. */
export const createRandomIdSource = (): IdSource => ({ uuid: () => randomUUID() });
