import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RoomStore } from '../room/store'
import { DirectSource, type Signalling } from './DirectSource'
import type { VideoSource, VideoState } from './source'

export function signallingOver(store: RoomStore): Signalling {
  return { send: (to, data) => store.signal(to, data), listen: (listener) => store.onSignal(listener) }
}

/** This person's name in the room, another one after each time that the connection to it was lost. */
export function usePeer(store: RoomStore): string | undefined {
  return useSyncExternalStore(store.subscribe, () => store.snapshot().room.you?.peer)
}

/** The picture of a room while it is wanted. */
export function useVideo(store: RoomStore, wanted: boolean): { state: VideoState; source: VideoSource } {
  const [source] = useState<VideoSource>(() => new DirectSource(signallingOver(store)))
  useEffect(() => {
    if (!wanted) {
      return undefined
    }
    const start = () => source.start()
    const stop = () => source.stop()
    const back = ({ persisted }: PageTransitionEvent) => persisted && start()
    start()
    // A page that is closed or loaded again frees its place at once; otherwise the teacher's side would find out by itself much later.
    window.addEventListener('pagehide', stop)
    window.addEventListener('pageshow', back)
    return () => {
      window.removeEventListener('pagehide', stop)
      window.removeEventListener('pageshow', back)
      stop()
    }
  }, [source, wanted])
  const peer = usePeer(store)
  useEffect(() => source.announce(), [source, peer])
  return { source, state: useSyncExternalStore(source.subscribe, source.state) }
}
