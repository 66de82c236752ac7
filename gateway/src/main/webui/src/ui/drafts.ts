import { useCallback, useState } from 'react'
import { current, subscribe } from '../session/session'

const KEPT_AS = 'livestream-draft '
const WRITER = 'livestream-writer'

/** What somebody has begun to write, in this tab only, until they have sent it or given it up. */
export function useDraft<T>(name: string, empty: T): [T, (draft: T | ((before: T) => T)) => void] {
  const [draft, setDraft] = useState(() => draftOf(name, empty))
  // What becomes of it may be known only when the page is gone.
  const keep = useCallback(
    (next: T | ((before: T) => T)) => {
      const now = next instanceof Function ? next(draftOf(name, empty)) : next
      keepDraft(name, now, empty)
      setDraft(now)
    },
    [name, empty],
  )
  return [draft, keep]
}

export function draftOf<T>(name: string, empty: T): T {
  const kept = sessionStorage.getItem(KEPT_AS + name)
  return kept === null ? empty : (JSON.parse(kept) as T)
}

export function keepDraft<T>(name: string, draft: T, empty: T) {
  if (draft === empty) {
    sessionStorage.removeItem(KEPT_AS + name)
  } else {
    sessionStorage.setItem(KEPT_AS + name, JSON.stringify(draft))
  }
}

/** What one person has begun to write is not for whoever signs in next. Whose session ended may go on once they are back. */
export function keepDraftsToTheirWriter() {
  return subscribe(() => {
    const session = current()
    const writer = session.kind === 'member' ? session.me.id : null
    if ((session.kind === 'guest' && session.ended === null) || (writer !== null && writer !== sessionStorage.getItem(WRITER))) {
      Object.keys(sessionStorage)
        .filter((key) => key.startsWith(KEPT_AS))
        .forEach((key) => sessionStorage.removeItem(key))
    }
    if (writer !== null) {
      sessionStorage.setItem(WRITER, writer)
    }
  })
}
