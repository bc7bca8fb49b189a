import { defineConfig } from 'vitest/config';

/** Mutation testing runs the tests of the pure rules only: unit and property tests of the domain. */
export default defineConfig({
  test: {
    include: ['test/unit/domain/**/*.test.ts', 'test/property/domain/**/*.test.ts'],
    testTimeout: 20_000,
    isolate: false,
  },
});
