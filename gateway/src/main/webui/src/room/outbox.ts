import type { Message } from '../api/types'
import type { Ack, Refused } from './protocol'

/** A message that somebody wrote and that has not yet been seen in the room. */
export interface Outgoing {
  ref: string
  text: string
  replyTo?: string
  /** Handed to an open socket, waiting for one, acknowledged but not yet seen, or refused. */
  state: 'sent' | 'waiting' | 'acknowledged' | 'refused'
  id?: string
  code?: string
}

export function acknowledge(outgoing: Outgoing[], ack: Ack, messages: Message[]): Outgoing[] {
  if (messages.some((message) => message.id === ack.id)) {
    return outgoing.filter((one) => one.ref !== ack.ref)
  }
  return outgoing.map((one) => (one.ref === ack.ref ? { ...one, state: 'acknowledged', id: ack.id } : one))
}

export function refuse(outgoing: Outgoing[], refused: Refused): Outgoing[] {
  return outgoing.map((one) => (one.ref === refused.ref ? { ...one, state: 'refused', code: refused.code } : one))
}

export function dropPosted(outgoing: Outgoing[], posted: Message[]): Outgoing[] {
  if (outgoing.length === 0) {
    return outgoing
  }
  const ids = new Set(posted.map((message) => message.id))
  return outgoing.filter((one) => one.id === undefined || !ids.has(one.id))
}

/**
 * What to do after a lost connection has come back and everything missed is here: a message whose acknowledgement was lost
 * stands in the room when it was taken, and is to be sent again when not.
 */
export function afterReturn(outgoing: Outgoing[], messages: Message[], userId: string, since: number) {
  const mine = messages.filter((message) => message.seq > since && message.author.id === userId)
  const again: Outgoing[] = []
  const kept = outgoing.filter((one) => {
    if (one.state === 'refused') {
      return true
    }
    const found = mine.findIndex((message) => message.id === one.id || message.text === one.text)
    if (found >= 0) {
      mine.splice(found, 1)
      return false
    }
    if (one.state !== 'acknowledged') {
      again.push(one)
    }
    return true
  })
  return { kept, again }
}
