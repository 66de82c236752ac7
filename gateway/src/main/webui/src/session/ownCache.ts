import type { QueryClient } from '@tanstack/react-query'
import { current, subscribe } from './session'

/** What one person has read in this tab is not for whoever signs in next. */
export function forgetBetweenPeople(queries: QueryClient) {
  let reader: string | null = null
  return subscribe(() => {
    const session = current()
    const now = session.kind === 'member' ? session.me.id : null
    if (reader !== null && reader !== now) {
      queries.clear()
    }
    reader = now
  })
}
