import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react'
import { accessToken, accountIsDisabled } from '../session/session'
import { browserWorld } from './client'
import { keepUnsent } from './keeping'
import { RoomStore } from './store'

/** Opens the room for as long as the page that shows it is there. */
export function useOpenRoom(streamId: string): RoomStore {
  const [store] = useState(() => new RoomStore(streamId, browserWorld(accessToken)))
  useEffect(() => {
    const keepNoMore = keepUnsent(store)
    store.open()
    const online = () => store.hurry()
    const offline = () => store.doubt()
    const seen = () => document.visibilityState === 'visible' && store.wake()
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    document.addEventListener('visibilitychange', seen)
    const unsubscribe = store.subscribe(() => store.snapshot().ending === 'disabled' && accountIsDisabled())
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', seen)
      unsubscribe()
      keepNoMore()
      store.close()
    }
  }, [store])
  return store
}

export const RoomContext = createContext<RoomStore | null>(null)

export function useRoomStore(): RoomStore {
  const store = use(RoomContext)
  if (store === null) {
    throw new Error('There is no room around this')
  }
  return store
}

/** A part of the room's state; whoever uses it is drawn again when that part changes. */
export function useRoom<T>(select: (snapshot: ReturnType<RoomStore['snapshot']>) => T): T {
  const store = useRoomStore()
  return useSyncExternalStore(store.subscribe, () => select(store.snapshot()))
}
