/** A recorded answer of the venue by its file name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const exchangeFixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'exchangeFixtures', `${name}.json`), 'utf8'));
