import { useSyncExternalStore } from 'react'

/** The time, again every so often. All that count with the same step change in the same instant. */
export function useNow(stepMillis: number): number {
  return useSyncExternalStore(
    (changed) => {
      const timer = window.setInterval(changed, stepMillis)
      return () => window.clearInterval(timer)
    },
    () => Math.floor(Date.now() / stepMillis) * stepMillis,
  )
}
