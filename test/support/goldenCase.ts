/** Worked examples of the specification, read through the schema a test expects. */
import type { z } from 'zod';
import goldenCases from './goldenCases.json' with { type: 'json' };

/** Inputs and expectation of one golden case; throws when it does not exist or has another shape. */
export function goldenCase<Inputs, Expected>(
  id: string,
  schemas: { readonly inputs: z.ZodType<Inputs>; readonly expected: z.ZodType<Expected> },
): { readonly inputs: Inputs; readonly expected: Expected } {
  const found = goldenCases.cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No golden case ${id}`);
  return { inputs: schemas.inputs.parse(found.inputs), expected: schemas.expected.parse(found.expected) };
}
