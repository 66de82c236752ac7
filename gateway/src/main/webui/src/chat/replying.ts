import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { chat } from '../api/calls'
import { isNotFound } from '../api/problem'
import type { Message } from '../api/types'
import { useRoom, useRoomStore } from '../room/useRoom'
import { useDraft } from '../ui/drafts'

export interface ReplyTarget {
  id: string
  /** Not known yet when it is older than what has been read of the room. */
  message: Message | undefined
}

/** The message that is being replied to, kept as long as what is being written. One that is gone is replied to no more. */
export function useReplyTarget() {
  const { streamId } = useRoomStore()
  const [id, setId] = useDraft(`reply ${streamId}`, '')
  const here = useRoom(({ room }) => (id === '' ? undefined : room.chat.messages.findLast((message) => message.id === id)))
  const open = useRoom(({ connection }) => connection === 'open')
  const read = useQuery({
    queryKey: ['message', streamId, id],
    queryFn: () => chat.message(streamId, id),
    enabled: id !== '' && here === undefined && open,
  })
  const message = here ?? read.data
  const gone = message?.removed || (here === undefined && isNotFound(read.error))
  const forget = useCallback(() => setId(''), [setId])
  useEffect(() => {
    if (gone) {
      forget()
    }
  }, [gone, forget])
  const replyTo = useCallback((one: Message) => setId(one.id), [setId])
  const target: ReplyTarget | null = id === '' || gone ? null : { id, message }
  return { target, replyTo, forget }
}
