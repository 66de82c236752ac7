import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { streams } from '../api/calls'
import { explain } from '../api/problem'
import type { Stream } from '../api/types'
import { useMessages } from '../i18n'
import { useRoom, useRoomStore } from '../room/useRoom'
import { toast } from '../ui/toasts'
import type { BroadcastState } from '../video/Broadcast'
import type { PageSettings } from '../video/settings'
import { airOf, isLive, type Air } from './air'
import type { Capture, CaptureState } from './Capture'
import { useBroadcast, useCapture } from './useBroadcast'

/** A broadcast from the first look at the camera to the end of the class, and what its teacher can do with it. */
export interface OnAir extends Steps {
  stream: Stream
  live: boolean
  capture: Capture
  captured: CaptureState
  /** Whether there is something to send. */
  ready: boolean
  audience: BroadcastState
}

interface Steps {
  air: Air
  goLive: () => void
  /** Has the teacher asked whether to end the class. */
  askToEnd: () => void
  goOn: () => void
  end: () => void
}

export function useOnAir(asRead: Stream, settings: PageSettings): OnAir {
  const store = useRoomStore()
  const stream = useRoom(({ room }) => room.stream) ?? asRead
  const steps = useSteps(stream)
  const live = isLive(steps.air)
  const { capture, state: captured } = useCapture(stream.quality)
  const audience = useBroadcast(store, captured.stream, stream.quality, live, settings)
  const over = steps.air === 'over'
  useEffect(() => {
    if (over) {
      capture.stop()
    }
  }, [over, capture])
  return { ...steps, stream, live, capture, captured, ready: captured.stream.getTracks().length > 0, audience }
}

function useSteps(stream: Stream): Steps {
  const m = useMessages()
  const store = useRoomStore()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const call = useMutation({
    mutationFn: (what: 'start' | 'stop') => streams[what](stream.id),
    onSuccess: (changed) => {
      store.tookStream(changed)
      void queries.invalidateQueries({ queryKey: ['streams'] })
    },
    onError: (error) => toast(explain(error, m), 'error'),
  })
  return {
    air: airOf({ status: stream.status, call: call.isPending ? call.variables : null, asking }),
    goLive: () => call.mutate('start'),
    askToEnd: () => setAsking(true),
    goOn: () => setAsking(false),
    end: () => call.mutate('stop'),
  }
}
