import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Quality } from '../api/types'
import type { RoomStore } from '../room/store'
import { Broadcast } from '../video/Broadcast'
import type { PageSettings } from '../video/settings'
import { signallingOver, usePeer } from '../video/useVideo'
import { Capture } from './Capture'
import { pictureOf } from './media'

export function useCapture(quality: Quality) {
  const [capture] = useState(() => new Capture(quality))
  useEffect(() => void capture.useQuality(quality), [capture, quality])
  useEffect(() => {
    const look = () => void capture.lookForDevices()
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', look)
      capture.stop()
    }
  }, [capture])
  return { capture, state: useSyncExternalStore(capture.subscribe, capture.state) }
}

/** Sends what is captured to those who ask, while the class is live. */
export function useBroadcast(store: RoomStore, stream: MediaStream, quality: Quality, live: boolean, settings: PageSettings) {
  const [broadcast] = useState(() => new Broadcast(signallingOver(store), settings))
  useEffect(() => {
    // Nobody is answered before there is something to send; who is connected stays so when all of it is off for a while.
    if (live && stream.getTracks().length > 0) {
      broadcast.start(pictureOf(quality).maxBitrate)
    }
    void broadcast.setStream(stream)
  }, [broadcast, stream, quality, live])
  const peer = usePeer(store)
  useEffect(() => broadcast.announce(), [broadcast, peer])
  useEffect(() => (live ? () => broadcast.stop() : undefined), [broadcast, live])
  return useSyncExternalStore(broadcast.subscribe, broadcast.state)
}
