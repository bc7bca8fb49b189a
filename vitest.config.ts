import { defineConfig } from 'vitest/config';

/** Where one untested branch costs money, every branch is tested: `npm run coverage` holds these at 100 %. */
const watched = [
  'src/main/domain/pretrade/**/*.ts',
  'src/main/domain/breaker/**/*.ts',
  'src/main/domain/order/**/*.ts',
  'src/main/domain/emergency/**/*.ts',
  'src/main/domain/mode/**/*.ts',
  'src/main/domain/ladder/**/*.ts',
  'src/main/domain/sizing/**/*.ts',
  'src/main/domain/reconcile/**/*.ts',
];

export default defineConfig({
  test: {
    include: ['test/{unit,property,integration,contract,fault,regression}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/ownTempRoot.ts',
    // A machine that is starved takes this long for the longest rehearsals; nothing that passes takes longer by it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 110_000, interval: 5 } },
    // Tests share no state, so the modules are loaded once per worker instead of once per file: a third of the time.
    isolate: false,
    coverage: {
      provider: 'v8',
      include: watched,
      reporter: ['text'],
      thresholds: Object.fromEntries(watched.map((glob) => [glob, { branches: 100 }])),
    },
  },
});
