import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

// The application, and with `--ssr` what the server draws its first page with (src/draw.tsx).
export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [react(), isSsrBuild ? null : finished()],
  resolve: { alias: { typebox: fileURLToPath(new URL('src/api/typebox.ts', import.meta.url)) } },
  ...(isSsrBuild ? FOR_SERVER : FOR_BROWSER),
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT || 3000}` } },
}))

const FOR_SERVER: UserConfig = {
  // The server has no packages of the web's, and loads one file sooner than many.
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { target: 'node24', outDir: 'dist-server', copyPublicDir: false },
}

const FOR_BROWSER: UserConfig = {
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first page needs is one file, whichever other pages use parts of it too.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
}

/** What is left to do to the files once Vite has written them, in this order. */
function finished(): Plugin {
  return {
    name: 'finished',
    apply: 'build',
    writeBundle({ dir = '' }) {
      nameByContent(dir, 'boot')
      compileAhead(dir)
      packBeside(dir)
    },
  }
}

/** The server lets browsers keep every file but the page for ever, so a file of `public/` that changes needs a new name. */
function nameByContent(dir: string, name: string) {
  const hash = createHash('sha256')
    .update(readFileSync(join(dir, `${name}.js`)))
    .digest('base64url')
    .slice(0, 8)
  renameSync(join(dir, `${name}.js`), join(dir, 'assets', `${name}-${hash}.js`))
  const page = join(dir, 'index.html')
  writeFileSync(page, readFileSync(page, 'utf8').replace(`/${name}.js`, `/assets/${name}-${hash}.js`))
}

/**
 * Asks the browser to compile the first load whole and beside the main thread, instead of function by function while it
 * draws (https://v8.dev/blog/explicit-compile-hints): a quarter less script time until the last row stands. Only the very
 * first comment of a file counts.
 */
function compileAhead(dir: string) {
  for (const [, name = ''] of readFileSync(join(dir, 'index.html'), 'utf8').matchAll(/src="(\/assets\/[^"]+\.js)"/g)) {
    const file = join(dir, name)
    writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, 'utf8')}`)
  }
}

/** Packs once, as tightly as it goes, what the server would else send unpacked. */
function packBeside(dir: string) {
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const content = readFileSync(join(dir, name))
    writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}
