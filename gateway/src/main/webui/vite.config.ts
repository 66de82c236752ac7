import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'

// The gateway that the development server passes calls on to.
const gateway = 'http://127.0.0.1:8080'

const ISOLATED = 'src/**/*.isolated.test.{ts,tsx}'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark() by themselves.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    // From it the build reads what the first page loads.
    manifest: true,
    // What is loaded first in any case is one piece. In many small ones it is larger by 15 KB, packed.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'app', test: /src.app.App\.tsx$/ }] } } },
    // Preloads are written by the page itself; the helper would put inline code where the policy allows none.
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': { target: gateway, ws: true },
      '/session': gateway,
      '/settings.json': gateway,
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 30_000,
    // What takes long is to make an environment and to load what the pages are made of. Most tests share both; those that put one
    // module in the place of another, or load modules anew, have them for themselves.
    projects: [
      { extends: true, test: { name: 'shared', exclude: [...configDefaults.exclude, ISOLATED], isolate: false } },
      { extends: true, test: { name: 'isolated', include: [ISOLATED] } },
    ],
  },
})
