import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/built.ts'],
    // Two cores: terminal tests start programs of their own.
    maxWorkers: 2,
    testTimeout: 20_000,
    reporters: process.env['CI'] ? ['default'] : ['default'],
  },
})
