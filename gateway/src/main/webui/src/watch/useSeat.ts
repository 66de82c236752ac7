import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { streams } from '../api/calls'
import { hasCode, Problem } from '../api/problem'
import type { Stream } from '../api/types'
import { useRoom, useRoomStore } from '../room/useRoom'

export type Seat = 'none' | 'taken' | 'full' | 'removed'

const TRY_AGAIN_MILLIS = 5_000

/**
 * Takes a seat while the class is live, and takes it again when it was lost over a long absence. Somebody who found all seats
 * taken tries again by themselves. Leaving the page within the application gives the seat back; a closed tab's lease ends.
 */
export function useSeat(stream: Stream): Seat {
  const store = useRoomStore()
  const { streamId } = store
  const queries = useQueryClient()
  const [seat, setSeat] = useState<Seat>('none')
  const [attempt, setAttempt] = useState(0)
  // A new welcome may say that the seat is gone.
  const peer = useRoom(({ room }) => room.you?.peer)
  const failures = useRoom((snapshot) => snapshot.failures)
  const live = stream.status === 'live'
  useEffect(() => {
    if (!live || peer === undefined) {
      return
    }
    let timer: number | undefined
    let left = false
    streams.join(streamId).then(
      () => !left && setSeat('taken'),
      (error: unknown) => {
        if (left) {
          return
        }
        setSeat(hasCode(error, 'stream-full') ? 'full' : hasCode(error, 'removed') ? 'removed' : 'none')
        if (!(error instanceof Problem) || hasCode(error, 'stream-full') || error.status >= 500) {
          timer = window.setTimeout(() => setAttempt((before) => before + 1), TRY_AGAIN_MILLIS)
        }
      },
    )
    return () => {
      left = true
      window.clearTimeout(timer)
    }
  }, [live, peer, streamId, attempt])
  useEffect(() => {
    // A socket that is refused again and again does not say why; the class itself does, or asking for a seat in it.
    if (failures !== 3) {
      return
    }
    void queries.invalidateQueries({ queryKey: ['stream', streamId] })
    if (live) {
      streams.join(streamId).catch((error: unknown) => hasCode(error, 'removed') && store.shut('removed'))
    }
  }, [failures, live, queries, store, streamId])
  const taken = useRef(false)
  taken.current = seat === 'taken'
  useEffect(
    () => () => {
      if (taken.current) {
        void streams.leave(streamId).catch(() => undefined)
      }
    },
    [streamId],
  )
  return live ? seat : 'none'
}
