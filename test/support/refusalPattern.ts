/** The pattern of every refusal (UI-72): found, expected, what to do, rule id, in at most three sentences. */
import { expect } from 'vitest';

/** A refusal, and where in it the found value, the expected value and the act are. */
export type RefusalRow = readonly [text: string, found: string, expected: string, act: string, rule: string];

/** Every text by the name of its function, one row or more; made when the test runs, so that the texts are written within a test. */
export type RefusalRows<Texts, Left extends keyof Texts = never> = {
  readonly [Name in Exclude<keyof Texts, Left>]: () => readonly [RefusalRow, ...RefusalRow[]];
};

export function expectRefusal([text, found, expected, act, rule]: RefusalRow): void {
  for (const part of [found, expected, act, `(${rule})`]) expect(text).toContain(part);
  expect(text.split(/[.;] (?=[A-Z])/).length).toBeLessThanOrEqual(3);
  expect(text.length).toBeLessThanOrEqual(400);
  expect(text).toMatch(/\.$/);
  expect(text).not.toMatch(/!|please|sorry|oops|error|invalid|undefined|\bNaN\b|null|\bfailed to\b/i);
}
