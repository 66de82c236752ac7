import { useSyncExternalStore } from 'react'
import { clock } from '../api/clock'

/** The time of the server, again every so often. All that count with the same step change in the same instant. */
export function useNow(stepMillis: number): number {
  return useSyncExternalStore(
    (changed) => {
      const timer = window.setInterval(changed, stepMillis)
      return () => window.clearInterval(timer)
    },
    () => Math.floor(clock.now() / stepMillis) * stepMillis,
  )
}
