import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The gateway that the development server passes calls on to.
const gateway = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark() by themselves.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    // From it the build reads what the first page loads.
    manifest: true,
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
    testTimeout: 30_000,
  },
})
