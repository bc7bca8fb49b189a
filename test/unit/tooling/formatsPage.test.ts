import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryDataSchemas } from '../../../src/shared/model/entry.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'formats.md'), 'utf8');

describe('docs/formats.md', () => {
  it('names every type of journal entry', () => {
    // "`STRATEGY_STARTED`, `_STOPPED`" names STRATEGY_STOPPED too.
    const isNamed = (type: string): boolean =>
      page.includes(`\`${type}\``) || (type.startsWith('STRATEGY_') && page.includes(`\`${type.slice(8)}\``));
    expect(Object.keys(entryDataSchemas).filter((type) => !isNamed(type))).toEqual([]);
  });
});
