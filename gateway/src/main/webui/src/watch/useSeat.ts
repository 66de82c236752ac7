import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { chat, streams } from '../api/calls'
import { hasCode, isPassing, Problem } from '../api/problem'
import type { Stream } from '../api/types'
import { useRoom, useRoomStore } from '../room/useRoom'

export type Seat = 'none' | 'taken' | 'full' | 'removed'

const TRY_AGAIN_SECONDS = 5
/** A socket that is refused so often is not just unlucky. */
const TELLING = 3

/**
 * Takes a seat while the class is live, and takes it again when it was lost. Somebody who found all seats taken tries again by
 * themselves. It is not given back when the page is left, since the same person may have the class open in another tab or on
 * another device, and a seat is theirs and not the page's: the room holds it as long as a socket of theirs is open, and then
 * it is free within a minute.
 */
export function useSeat(stream: Stream): Seat {
  const store = useRoomStore()
  const { streamId } = store
  const [seat, setSeat] = useState<Seat>('none')
  const [attempt, setAttempt] = useState(0)
  // A new welcome may say that the seat is gone, and so does a refusal.
  const peer = useRoom(({ room }) => room.you?.peer)
  const unseated = useRoom(({ room }) => room.unseated)
  const live = stream.status === 'live'
  useEffect(() => {
    if (!live || peer === undefined) {
      return
    }
    let timer: number | undefined
    let left = false
    streams.join(streamId).then(
      () => {
        if (!left) {
          setSeat('taken')
          store.seated()
        }
      },
      (error: unknown) => {
        if (left) {
          return
        }
        const full = hasCode(error, 'stream-full')
        if (full || isPassing(error)) {
          const wait = (error instanceof Problem && error.retryAfterSeconds) || TRY_AGAIN_SECONDS
          timer = window.setTimeout(() => setAttempt((before) => before + 1), wait * 1000)
        }
        // That nobody can be asked takes no seat away.
        if (full || !isPassing(error)) {
          setSeat(full ? 'full' : hasCode(error, 'removed') ? 'removed' : 'none')
        }
      },
    )
    return () => {
      left = true
      window.clearTimeout(timer)
    }
  }, [live, peer, unseated, streamId, store, attempt])
  useWhyRefused(live)
  return live ? seat : 'none'
}

/**
 * A socket that is refused again and again does not say why. The class itself does, or asking for a seat in it; when there is
 * none to be had, that the chat can be read all the same says enough.
 */
function useWhyRefused(live: boolean) {
  const store = useRoomStore()
  const { streamId } = store
  const queries = useQueryClient()
  const failures = useRoom((snapshot) => snapshot.failures)
  useEffect(() => {
    if (failures === 0 || failures % TELLING !== 0) {
      return
    }
    void queries.invalidateQueries({ queryKey: ['stream', streamId] })
    if (live) {
      streams.join(streamId).catch((error: unknown) => hasCode(error, 'removed') && store.shut('removed'))
    } else {
      chat.before(streamId, undefined).then(
        () => store.othersAnswer(),
        () => undefined,
      )
    }
  }, [failures, live, queries, store, streamId])
}
