import { defineConfig } from 'vitest/config'

// What watches a browser or whole processes is tried a second time before it counts as failed: a busy machine is no fault.
const watched = { retry: 1 }

const withDatabase = { testTimeout: 20_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // once for all projects: they share one PostgreSQL
    globalSetup: './helpers/database-setup.ts',
    projects: [
      { test: { name: 'structure', include: ['structure.test.ts'] } },
      {
        test: {
          ...withDatabase,
          name: 'api',
          // Each file has its own database and servers; loading the server anew for each would be a third of the time.
          isolate: false,
          include: ['*.test.ts', 'api/**/*.test.ts'],
          exclude: ['structure.test.ts'],
        },
      },
      {
        test: { ...withDatabase, ...watched, name: 'browser', include: ['browser/**/*.test.ts'], testTimeout: 60_000 },
      },
      // Whole processes are started, killed and timed: one file at a time, after everything else.
      {
        test: {
          ...watched,
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          testTimeout: 90_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
