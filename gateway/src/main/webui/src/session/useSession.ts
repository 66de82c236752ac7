import { useSyncExternalStore } from 'react'
import { current, subscribe, type Me, type SessionState } from './session'

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, current)
}

/** Null for a guest, and while it is not known yet. */
export function useMe(): Me | null {
  const session = useSession()
  return session.kind === 'member' ? session.me : null
}

export function mayTeach(me: Me | null): boolean {
  return me !== null && me.role !== 'student'
}
