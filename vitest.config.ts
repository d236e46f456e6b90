import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql ships two builds; tests and the packages under test must share one.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/closing-line.ts'],
  },
});
