import { notifyManager } from '@tanstack/react-query'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Drawn as soon as something is known.
notifyManager.setScheduler((draw) => draw())

// Some tests want no page around them.
if (typeof window !== 'undefined') {
  afterEach(() => {
    // Who leaves still lets go of what they had.
    cleanup()
    localStorage.clear()
    sessionStorage.clear()
  })
  supply()
}

/** What the browser has and the stand-in for it has not. */
function supply() {
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  })) as never
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never
  window.scrollTo = () => {}
  Element.prototype.scrollTo ??= () => {}
  Element.prototype.scrollBy ??= () => {}
  Object.defineProperty(document, 'fonts', { value: { addEventListener: () => {}, removeEventListener: () => {} }, configurable: true })
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { value: null, writable: true, configurable: true })
}
