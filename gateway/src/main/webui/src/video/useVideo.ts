import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RoomStore } from '../room/store'
import { DirectSource, type Signalling } from './DirectSource'
import type { VideoSource, VideoState } from './source'

export function signallingOver(store: RoomStore): Signalling {
  return { send: (to, data) => store.signal(to, data), listen: (listener) => store.onSignal(listener) }
}

/** The picture of a room while it is wanted. */
export function useVideo(store: RoomStore, wanted: boolean): { state: VideoState; source: VideoSource } {
  const [source] = useState<VideoSource>(() => new DirectSource(signallingOver(store)))
  useEffect(() => {
    if (wanted) {
      source.start()
      return () => source.stop()
    }
    return undefined
  }, [source, wanted])
  return { source, state: useSyncExternalStore(source.subscribe, source.state) }
}
