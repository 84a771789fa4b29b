import { defineConfig } from 'vitest/config'

// Pure functions only; whatever needs a database, HTTP or a browser is tested in ../test.
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } })
