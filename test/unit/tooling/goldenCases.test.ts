/** Proves that no worked example of the risk kernel lies unused: each is read by a test file by its id. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/steps/toolPath.ts';
import goldenCases from '../../support/goldenCases.json' with { type: 'json' };

const families: ReadonlySet<string> = new Set(['SM', 'RC', 'PS', 'PF', 'ME', 'EV', 'EB']);
const expectedCases = goldenCases.cases.filter(({ rule }) => families.has(rule.slice(0, 2)));

const tests = join(projectRoot, 'test');
/** Text of every test file; support files and this one hold no expectation. */
const sources = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith(join('tooling', 'goldenCases.test.ts')))
  .map((file) => ({ file: file.split(sep).join('/'), text: readFileSync(join(tests, file), 'utf8') }))
  .filter(({ text }) => text.includes('goldenCase'));

/** Used where the id stands as a text of its own, as goldenCase and the tables of it.each take it; a comment or a title does not count. */
const isUsed = (id: string): boolean => sources.some(({ text }) => text.includes(`'${id}'`));

describe('the golden cases of SM, RC, PS, PF, ME, EV and EB', () => {
  it('are all there', () => {
    expect(expectedCases).toHaveLength(79);
    expect(new Set(expectedCases.map(({ id }) => id)).size).toBe(79);
  });

  it('are each read by a test', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(expectedCases.map(({ id }) => id).filter((id) => !isUsed(id))).toEqual([]);
    expect(isUsed('GC-999')).toBe(false);
  });
});
