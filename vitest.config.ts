import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,property,integration,contract,fault,regression}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
});
