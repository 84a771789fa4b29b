import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// A test that draws says so in its first line: `// @vitest-environment jsdom`. The others need no document.
export default defineConfig({ plugins: [react()], test: { include: ['src/**/*.test.{ts,tsx}'] } })
