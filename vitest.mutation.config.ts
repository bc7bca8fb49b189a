import { defineConfig } from 'vitest/config';

const folder = process.env['BREAKWATER_MUTATED'] ?? '*';

/** Mutation testing runs the unit tests of the mutated folder of the domain only; scripts/mutation.ts names the folder. */
export default defineConfig({
  test: {
    include: [`test/unit/domain/${folder}/**/*.test.ts`],
    testTimeout: 20_000,
    isolate: false,
  },
});
